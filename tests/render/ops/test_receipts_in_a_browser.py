"""The operator's evening on a phone without a network, opened from its disk."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kits.chats.expected import Expected
from kits.model.codes import named, written
from kits.render.views import View
from tests.render.day.evening import EVENING, HEARD
from tests.render.day.lamplight import SETTINGS
from tests.render.ops.evenings import laid_out, opened, view_of
from tests.schema.written import Files

ASKS = "id,day,what,group\nmaps,2026-12-07,A map,shanghai\n"
HOST = f"{SETTINGS}repository: https://github.com/readers/site\n"
FILES: Files = {**HEARD, "log/asks/a.csv": ASKS, "community.yml": HOST}
SAVED = """async () => Promise.all(
  [...document.querySelectorAll("[data-files] a[download]")].map(async link => [
    link.textContent, await (await fetch(link.href)).text()]))"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }});"


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(FILES)


@pytest.fixture
def evening(chromium: Browser, view: View, tmp_path: Path) -> Iterator[Page]:
    with opened(chromium, laid_out(view, tmp_path)) as tab:
        yield tab


def line(view: View, group: str) -> str:
    """The code that a group answers with."""
    assert isinstance(view.expected, Expected)
    return next(one.code for one in view.expected.answers if one.group == group)


def read(tab: Page, chat: str) -> str:
    """What the page says that it found in a chat."""
    tab.locator("textarea").fill(chat)
    tab.locator("[data-read]").click()
    return tab.locator("[data-found]").inner_text()


def rows(tab: Page, kind: str = "receipts") -> list[dict[str, str]]:
    """The rows of a kind in the files that it offers."""
    tab.locator("[data-save]").click()
    found = {path: text for path, text in tab.evaluate(SAVED) if f"/log/{kind}/" in path}
    return [row for text in found.values() for row in csv.DictReader(text.splitlines())]


def tick(tab: Page, group: str) -> Locator:
    return tab.locator(f".kits-ticks[data-message] input[value={group}]").first


def to_save(tab: Page) -> str:
    return tab.locator("[data-basket] [role=status]").inner_text()


def test_what_was_saved_stays_marked_and_is_not_saved_again(evening: Page) -> None:
    tick(evening, "shanghai").check()
    evening.locator("[data-save]").click()
    evening.locator("[data-done]").click()
    expect(evening.locator("[data-basket]")).to_be_hidden()
    evening.reload()
    expect(tick(evening, "shanghai")).to_be_checked()
    expect(tick(evening, "shanghai")).to_be_disabled()
    expect(evening.locator("label", has_text="Shanghai")).to_contain_text("saved")
    expect(evening.locator("[data-basket]")).to_be_hidden()
    tick(evening, "beijing").check()
    assert [row["group"] for row in rows(evening)] == ["beijing"]


def test_what_is_discarded_is_gone(evening: Page) -> None:
    tick(evening, "shanghai").check()
    evening.locator(".kits-discard summary").click()
    evening.locator("[data-discard]").click()
    expect(tick(evening, "shanghai")).not_to_be_checked()
    evening.reload()
    expect(evening.locator("[data-basket]")).to_be_hidden()


def test_one_who_cannot_and_then_can_is_both(evening: Page, view: View) -> None:
    code = line(view, "shanghai")
    told = read(
        evening,
        f"[2026/12/9 9:01:05] A: cannot post · Shanghai by Lamplight · {code} my phone\n"
        f"[2026/12/9 9:31:05] A: posted · Shanghai by Lamplight · {code}\n",
    )
    assert "2 new" in told
    assert "“my phone”" in told
    assert [row["how"] for row in rows(evening)] == ["cannot", "code"]
    tick(evening, "shanghai").uncheck()
    expect(evening.locator("[data-basket]")).to_be_hidden()


def test_one_line_of_two_groups_is_a_tap_each(evening: Page) -> None:
    told = read(evening, "Shanghai by Lamplight and Beijing by Lamplight: posted\nGood evening")
    assert "0 new, 2 likely" in told
    assert evening.locator("[data-found] q").all_inner_texts() == [
        "Shanghai by Lamplight and Beijing by Lamplight: posted"
    ]
    expect(evening.locator("[data-basket]")).to_be_hidden()
    evening.locator("[data-found] label", has_text="Beijing").click()
    assert to_save(evening) == "1 row to save"
    expect(tick(evening, "beijing")).to_be_checked()
    expect(tick(evening, "shanghai")).not_to_be_checked()
    evening.locator("summary", has_text="The rest of the chat").click()
    expect(evening.get_by_text("Good evening")).to_be_visible()


def test_what_is_not_taken_says_why(evening: Page, view: View) -> None:
    told = read(
        evening,
        f"Beijing by Lamplight {line(view, 'shanghai')}\nposted in Shanghai by Lamplight?\n"
        f"> {line(view, 'beijing')}\n{line(view, 'beijing')[:9]}\n",
    )
    assert "0 new, 0 likely, 0 known already, 4 not taken" in told
    for why in ("of different groups", "is a question", "quotes somebody", "was mangled"):
        assert why in told
    expect(evening.locator("[data-basket]")).to_be_hidden()


def test_an_older_text_is_told_with_what_follows_from_it(evening: Page) -> None:
    told = read(evening, written(named("river", "beijing", "10-chapter"), "ZZ"))
    assert "Chapter three · 1 posted an older text. If a fact changed since" in told


def test_nothing_is_read_of_nothing(evening: Page) -> None:
    assert "paste the chat above" in read(evening, " \n")


def test_an_export_in_another_encoding_is_opened(evening: Page, view: View, tmp_path: Path) -> None:
    export = tmp_path / "chat.txt"
    export.write_bytes(f"已发 {line(view, 'beijing')} 两位问在哪里报名\n".encode("gb18030"))
    evening.locator("[type=file]").set_input_files(export)
    expect(evening.locator("[data-found]")).to_contain_text("1 new")
    assert rows(evening)[0]["note"] == "两位问在哪里报名"


def test_a_note_and_an_ask_get_their_word(evening: Page) -> None:
    for group, word in (("London", "Mended it"), ("Shanghai", "It is printed")):
        waiting = evening.locator("details:has([data-row])", has_text=group)
        waiting.locator("summary").click()
        waiting.locator("input").fill(word)
        waiting.locator("button").click()
        expect(waiting.locator("summary")).to_contain_text("✓")
    assert rows(evening, "answers") == [
        {
            "group": "london",
            "message": "river/10-chapter",
            "day": "2026-12-09",
            "what": "Mended it",
        }
    ]
    (ask,) = rows(evening, "asks")
    assert (ask["id"], ask["what"], ask["answer"]) == ("maps", "A map", "It is printed")


def test_whose_groups_is_asked_once(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, laid_out(view_of(EVENING), tmp_path)) as tab:
        assert tab.locator("section:visible").count() == 2
        tab.locator("[name=owner]").select_option("ops")
        tab.reload()
        expect(tab.locator("section[data-owner='ops']")).to_be_visible()
        assert tab.locator("section:visible").count() == 1
        tab.locator("summary", has_text="A leader was nudged").click()
        options = tab.locator("[data-kind=nudges] [name=group] option").all_inner_texts()
        assert options == ["Choose", "Beijing by Lamplight", "Shanghai by Lamplight"]


def test_a_file_leads_to_its_folder_at_the_host(evening: Page) -> None:
    tick(evening, "shanghai").check()
    rows(evening)
    link = evening.locator("[data-files] a:not([download])")
    assert link.get_attribute("href") == (
        "https://github.com/readers/site/upload/main/content/log/receipts/river"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_where_nothing_is_saved_or_copied_the_text_stays_to_be_pressed(evening: Page) -> None:
    evening.evaluate("document.execCommand = () => false")
    evening.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tick(evening, "shanghai").check()
    evening.locator("[data-copy]").click()
    text = evening.locator("[data-basket] pre").inner_text()
    assert text.startswith("content/log/receipts/river/2026-12-09-")
    assert evening.evaluate("getSelection().toString()").strip() == text.strip()
    expect(evening.get_by_text("WeChat among them")).to_be_visible()


def test_inside_an_app_that_saves_nothing_no_file_is_opened(evening: Page) -> None:
    """It might leave the page for it; the text is there to be copied."""
    downloads: list[object] = []
    evening.on("download", lambda one: downloads.append(one))
    app = "{value: 'Mobile MicroMessenger/8.0', configurable: true}"
    evening.evaluate(f"Object.defineProperty(navigator, 'userAgent', {app})")
    tick(evening, "shanghai").check()
    assert len(rows(evening)) == 1
    assert downloads == []
    evening.evaluate("delete navigator.userAgent")
    with evening.expect_download():
        evening.locator("[data-save]").click()


def test_a_browser_that_keeps_nothing_does_all_else(
    chromium: Browser, view: View, tmp_path: Path
) -> None:
    at = laid_out(view, tmp_path)
    at.write_text(f"<script>{NO_STORAGE}</script>" + at.read_text(encoding="utf-8"), "utf-8")
    with opened(chromium, at) as tab:
        tick(tab, "shanghai").check()
        assert [row["group"] for row in rows(tab)] == ["shanghai"]


def test_what_came_in_otherwise_is_no_longer_to_be_saved(
    chromium: Browser, view: View, tmp_path: Path
) -> None:
    at = laid_out(view, tmp_path)
    with opened(chromium, at) as tab:
        tick(tab, "shanghai").check()
        tick(tab, "beijing").check()
        (version,) = {row["version"] for row in rows(tab) if row["group"] == "shanghai"}
        came = (
            "group,message,at,how,version,note\n"
            f"shanghai,10-chapter,2026-12-09T09:00+08:00,code,{version},\n"
        )
        laid_out(view_of({**FILES, "log/receipts/river/b.csv": came}), tmp_path)
        tab.reload()
        assert to_save(tab) == "1 row to save"


HOSTILE = "<img src=x onerror=alert(1)>"


def test_what_a_chat_says_is_text_and_turns_nothing(evening: Page, view: View) -> None:
    chat = (
        f"[2026/12/8 20:01:05] Bob: {line(view, 'beijing')} =cmd|' /C calc'!A0 {HOSTILE} x\n"
        f"[2026/12/8 20:02:05] Eve: Shanghai posted, \u202e{HOSTILE}\u2028\0\u2066+1\n"
        f"[2026/12/8 20:03:05] Eve: \u202eevil \u2067{HOSTILE}\n" + "@" * 400_000
    )
    told = read(evening, chat)
    evening.locator("summary", has_text="The rest of the chat").click()
    evening.locator("[data-found] label", has_text="Shanghai").click()
    assert evening.locator("[data-found] img").count() == 0
    shown = evening.locator("[data-found]").inner_text()
    assert "<img" in told
    assert not set("\u202e\u2028\0\u2066\u2067") & set(told + shown)
    assert max(map(len, shown.splitlines())) < 700
    saved = rows(evening)
    assert {row["group"] for row in saved} == {"beijing", "shanghai"}
    for row in saved:
        assert HOSTILE in row["note"]
        assert not row["note"].startswith(("=", "+", "-", "@"))
        assert not set("\u202e\u2028\0\u2066\n") & set(row["note"])


def test_of_what_another_page_kept_only_rows_that_may_be_are_saved(evening: Page) -> None:
    """Under this page's name may stand whatever shares its host."""
    tick(evening, "shanghai").check()
    (good,) = rows(evening)
    name = evening.evaluate(
        "Object.keys(localStorage).find(name => name.startsWith('kits-evening'))"
    )
    row = {"campaign": "river", "group": "beijing", "message": "10-chapter", "how": "seen"}
    bad = [
        *({**row, key: "../../../x"} for key in ("campaign", "group", "message")),
        {**row, "note": {}},
        {**row, "at": None},
    ]
    kept = [["x", {"kind": "receipts", "row": one}] for one in bad]
    kept += [["y", {"kind": kind, "row": row}] for kind in ("constructor", "__proto__", "../x")]
    kept += [
        ["z", {"kind": "receipts", "row": {**row, "note": "=1", "version": HOSTILE}}],
        ["z"],
        5,
    ]
    evening.evaluate(
        "([name, rows]) => localStorage.setItem(name, JSON.stringify({rows, saved: rows, owner: {}}))",
        [name, kept],
    )
    evening.reload()
    assert to_save(evening) == "1 row to save"
    (saved,) = rows(evening)
    assert (saved["group"], saved["note"]) == ("beijing", "'=1")
    assert evening.locator("[data-files] a[download]").inner_text().count("..") == 0
    tick(evening, "beijing").uncheck()
    expect(evening.locator("[data-basket]")).to_be_hidden()
    assert good["group"] == "shanghai"
