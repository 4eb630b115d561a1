"""Lessons in a real browser: answering by keyboard, what a device remembers, the operator's line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from kits.model.artifacts import File
from kits.model.artifacts import Page as Written
from kits.model.audiences import Audience
from kits.render.training import training
from kits.texts.completions import completions
from tests.browser import PATIENCE, PHONE, Serve, press
from tests.render.hosted import hosted, seen

FILES = {
    "training/leaders/01-first.md": """
        ---
        title: The first week
        minutes: 4
        quiz:
          - q: What first?
            options: [Post rules, Say hello, Post notices]
            answer: Say hello
            why: People come first.
          - q: Which are not yours?
            options: [Parcels, Newcomers, Nights]
            answer: [Parcels, Nights]
            why: You are no help desk.
        ---
        People first.
        """,
    "training/leaders/02-next.md": "---\ntitle: The second\nneeds: 01-first\n---\nThree steps.\n",
    "training/leaders/02-next.zh.md": "---\ntitle: 第二周\n---\n三步。\n",
}
CHANGED = FILES | {"training/leaders/02-next.md": "---\ntitle: The second\n---\nFour steps.\n"}
FIRST, SECOND, TRACKS = "training/leaders/01-first/", "training/leaders/02-next/", "training/"

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }});"
NOTHING_COPIES = """
    document.execCommand = () => false;
    Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject()}});
"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The lessons, and below `new/` the same after one has changed, in the plainest of shells."""
    tree = tmp_path_factory.mktemp("site")
    for top, files in (("", FILES), ("new/", CHANGED)):
        for part in training(seen({**files, "community.yml": ENGLISH}, Audience.LEADERS)):
            if isinstance(part, File):
                write(tree / top / part.path, part.content)
            elif isinstance(part, Written):
                address = part.path.removesuffix(".md").removesuffix("index").rstrip("/")
                write(tree / top / address / "index.html", shell(part, address.count("/") + 1))
    return serve(tree)


ENGLISH = "name: Harbour\nlocale: en\ntimezone: Europe/London\n"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def shell(page: Written, depth: int) -> bytes:
    """A page without a theme; links to Markdown files lead where a host makes them lead."""
    body, _toc = hosted(page)
    up = "../" * depth
    for link in body.xpath("//a[contains(@href, '.md')]"):
        target = link.get("href").removesuffix(".md").removesuffix("index")
        link.set("href", ("" if page.path.endswith("index.md") else "../") + target + "/")
    head = '<meta charset="utf-8">'
    head += f'<script src="{up}assets/kits/lesson.js" defer></script>'
    head += f'<link rel="stylesheet" href="{up}assets/kits/lesson.css">'
    text = html.tostring(body, encoding="unicode")
    lang = page.meta["lang"]
    return f'<!doctype html><html lang="{lang}"><head>{head}<title>x</title></head><body class="md-typeset">{text}</body></html>'.encode()


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page in a context of its own; any complaint of the page fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(address: str, script: str = "", javascript: bool = True) -> Page:
        context = chromium.new_context(viewport=PHONE, java_script_enabled=javascript)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(site + address)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert [line for line in complaints if "favicon" not in line and "404" not in line] == []


def question(page: Page, place: int) -> Locator:
    return page.locator("fieldset.kits-quiz").nth(place)


def answer(page: Page, text: str) -> None:
    page.get_by_role("button", name=text, exact=True).click()


def told(page: Page, place: int) -> str:
    return " ".join(question(page, place).get_by_role("status").inner_text().split())


def verdicts(page: Page, place: int) -> list[str]:
    return [
        " ".join(line.split())
        for line in question(page, place).locator("li:has(.kits-option)").all_inner_texts()
    ]


def finish(page: Page) -> None:
    answer(page, "Say hello")
    page.get_by_label("Parcels").check()
    page.get_by_label("Nights").check()
    answer(page, "Check")


def status(page: Page) -> str:
    return page.locator(".kits-finish .kits-status").inner_text()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def said(line: str) -> list[tuple[str, bool]]:
    """What `kits finished` reads of a line."""
    view = seen({**FILES, "community.yml": ENGLISH}, Audience.LEADERS)
    read = completions(line, {lesson.id: lesson for lesson in view.lessons})
    return [(one.name, one.current) for one in read]


def test_a_wrong_choice_is_told_at_once_with_the_right_one_and_why(phone: Open) -> None:
    page = phone(FIRST)
    answer(page, "Post rules")
    assert verdicts(page, 0) == [
        "Post rules ✗ Not this one",
        "Say hello → This one",
        "Post notices",
    ]
    assert told(page, 0) == "Not quite. Say hello — People come first."
    page.get_by_role("button", name="Post notices").click(force=True)
    assert verdicts(page, 0)[2] == "Post notices", "what was answered stays until one tries again"
    answer(page, "Try again")
    assert verdicts(page, 0) == ["Post rules", "Say hello", "Post notices"]
    assert told(page, 0) == ""
    assert page.evaluate("document.activeElement.textContent") == "Post rules"
    answer(page, "Say hello")
    assert told(page, 0) == "Yes, right. People come first."
    assert not question(page, 0).get_by_role("button", name="Try again").is_visible()
    assert status(page) == "1 of 2 answered right"


def test_where_several_are_right_all_of_them_are_wanted(phone: Open) -> None:
    page = phone(FIRST)
    answer(page, "Check")
    assert told(page, 1) == "", "nothing was chosen"
    page.get_by_label("Parcels").check()
    page.get_by_label("Newcomers").check()
    answer(page, "Check")
    assert verdicts(page, 1) == ["Parcels ✓ Right", "Newcomers ✗ Not this one", "Nights → This one"]
    assert told(page, 1) == "Not quite. Parcels Nights You are no help desk."
    page.get_by_label("Newcomers").click(force=True)
    assert page.get_by_label("Newcomers").is_checked(), "what was answered stays"
    answer(page, "Try again")
    assert not page.get_by_label("Parcels").is_checked()
    page.get_by_label("Parcels").check()
    page.get_by_label("Nights").check()
    answer(page, "Check")
    assert told(page, 1) == "Yes, right. You are no help desk."


def test_a_lesson_is_finished_by_keyboard_alone(phone: Open) -> None:
    page = phone(FIRST)
    focused = "document.activeElement.closest('li, p')?.innerText.trim() ?? ''"

    def go_to(text: str) -> None:
        for _ in range(20):
            press(page, "Tab")
            if page.evaluate(focused).startswith(text):
                return
        pytest.fail(f"Tab never reaches {text}")

    go_to("Post rules")
    press(page, "ArrowDown")
    assert told(page, 0) == "", "nothing is chosen on the way"
    press(page, "Enter")
    assert told(page, 0).startswith("Not quite.")
    press(page, "Tab", "Tab", "Tab")
    press(page, "Space")  # Try again, which leads back to the first option
    press(page, "Tab", "Enter")
    assert told(page, 0).startswith("Yes")
    go_to("Parcels")
    press(page, "Space")
    go_to("Nights")
    press(page, "Space")
    press(page, "Tab", "Enter")
    assert status(page) == "✓ You have finished this lesson."
    go_to("Copy the line")
    press(page, "Enter")
    page.get_by_text("✓ Copied").wait_for()
    assert said(clipboard(page)) == [("leaders/01-first", True)]


def test_the_line_is_copied_as_it_is_shown(phone: Open) -> None:
    page = phone(FIRST)
    finish(page)
    answer(page, "Copy the line")
    page.get_by_text("✓ Copied").wait_for()
    line = clipboard(page)
    assert line == page.locator(".kits-line").inner_text()
    assert line.startswith("✅ I have finished “The first week”: leaders/01-first · ")
    assert said(line) == [("leaders/01-first", True)]


def test_where_nothing_copies_the_line_is_marked_to_be_held(phone: Open) -> None:
    page = phone(FIRST, NOTHING_COPIES)
    finish(page)
    answer(page, "Copy the line")
    page.get_by_text("Press and hold the text to copy it").wait_for()
    assert page.evaluate("getSelection().toString()") == page.locator(".kits-line").inner_text()
    assert not page.get_by_text("✓ Copied").is_visible()


def test_a_device_remembers_what_was_finished(phone: Open) -> None:
    page = phone(FIRST)
    finish(page)
    page.reload()
    assert status(page).startswith("✓ You finished this lesson on ")
    assert said(page.locator(".kits-line").inner_text()) == [("leaders/01-first", True)]
    page.goto(page.url.replace(FIRST, SECOND))
    need = page.locator("span[data-lesson='leaders/01-first']")
    assert need.text_content() == "The first week✓ finished"


def test_without_storage_all_works_until_the_page_is_left(phone: Open) -> None:
    page = phone(FIRST, NO_STORAGE)
    finish(page)
    assert status(page) == "✓ You have finished this lesson."
    answer(page, "Copy the line")
    page.get_by_text("✓ Copied").wait_for()
    page.reload()
    assert status(page) == ""
    assert page.get_by_role("button", name="Say hello", exact=True).is_enabled()


def test_a_lesson_without_questions_is_finished_by_saying_so(phone: Open) -> None:
    page = phone(SECOND)
    answer(page, "I have read this")
    assert status(page) == "✓ You have finished this lesson."
    assert page.evaluate("document.activeElement.textContent") == "Copy the line"
    assert said(page.locator(".kits-line").inner_text()) == [("leaders/02-next", True)]


def test_tracks_show_what_was_finished_and_give_a_line_for_the_whole(phone: Open) -> None:
    page = phone(TRACKS)
    assert page.locator("[data-progress]").inner_text() == ""
    assert not page.locator(".kits-tick, .kits-line").count()
    page.goto(page.url + "leaders/01-first/")
    finish(page)
    page.goto(page.url.removesuffix("leaders/01-first/"))
    assert page.locator("[data-progress]").inner_text() == "1 of 2 finished"
    assert page.locator(".kits-tick").count() == 1
    page.goto(page.url + "leaders/02-next.zh/")  # in another language it is the same lesson
    answer(page, "我读完了")
    page.goto(page.url.removesuffix("leaders/02-next.zh/"))
    assert page.locator("[data-progress]").inner_text() == "2 of 2 finished"
    assert status(page) == "✓ You have finished all of “For leaders”."
    line = page.locator(".kits-line").inner_text()
    assert said(line) == [("leaders/01-first", True), ("leaders/02-next", True)]


def test_a_lesson_that_has_changed_is_no_longer_ticked(phone: Open) -> None:
    page = phone(SECOND)
    answer(page, "I have read this")
    page.goto(page.url.replace(SECOND, "new/" + SECOND))
    assert status(page).startswith("↻ You finished this lesson on ")
    assert status(page).endswith(", and it has changed since.")
    assert not page.locator(".kits-line").count()
    page.goto(page.url.removesuffix("leaders/02-next/"))
    assert page.locator("[data-progress]").inner_text() == ""
    assert page.locator(".kits-tick").inner_text() == "↻ changed since you finished it"


def test_without_scripts_questions_and_answers_can_be_read(phone: Open) -> None:
    page = phone(FIRST, javascript=False)
    assert [q.strip() for q in page.locator("fieldset > ul > li").all_inner_texts()] == [
        "Post rules", "Say hello", "Post notices", "Parcels", "Newcomers", "Nights",
    ]  # fmt: skip
    assert page.locator("button, input").count() == 0
    reason = page.get_by_text("People come first.")
    assert not reason.is_visible()
    page.locator("summary").first.click()
    assert reason.is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_every_answer_stands_below_its_question(phone: Open, javascript: bool) -> None:
    page = phone(FIRST, javascript=javascript)
    if javascript:
        answer(page, "Post rules")
    page.emulate_media(media="print")
    if javascript:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for place, reason in enumerate(("Say hello — People come first.", "You are no help desk.")):
        below = question(page, place).locator("details").get_by_text(reason).bounding_box()
        last = question(page, place).locator(":scope > ul > li").last.bounding_box()
        assert below is not None
        assert last is not None
        assert below["height"] > 0
        assert below["y"] >= last["y"] + last["height"]
    for unwanted in (".kits-finish", ".kits-button", ".kits-result", ".kits-verdict", "input"):
        assert not any(part.is_visible() for part in page.locator(unwanted).all()), unwanted
    assert page.get_by_text("Post notices").is_visible()
