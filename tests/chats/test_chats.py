"""Chats in every form: what is found in them, by the command's reading and by the page's."""

from __future__ import annotations

import base64
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.chats.expected import Expected, Row
from kits.chats.forms import FORMS_JSON, WHOLE
from kits.chats.matching import read
from kits.chats.reading import decoded, read_chat
from kits.edit.events import new_rows
from kits.render.ops.chats import chat_reader
from tests.chats.expecting import (
    ALOUD,
    LANZHOU,
    NOW,
    SENT,
    SHANGHAI,
    awaited,
    code,
    expecting,
    plain,
    told,
)
from tests.chats.fixtures import FIXTURES
from tests.node import run_node

CODES = {"lanzhou": LANZHOU, "shanghai": SHANGHAI, "read-aloud": ALOUD}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def in_the_page(texts: list[str], expected: Expected | None = None) -> Any:
    given = {
        "script": base64.b64encode(chat_reader().encode()).decode(),
        "forms": json.loads(FORMS_JSON),
        "expected": (expected or expecting()).as_json(),
        "texts": texts,
        "now": NOW.isoformat(),
        "day": "2026-12-07",
    }
    return run_node(Path(__file__).with_name("chats.mjs"), given)


@pytest.mark.parametrize("name", FIXTURES)
def test_what_is_found(name: str) -> None:
    text, lines = FIXTURES[name]
    assert told(read(text, expecting(), NOW)) == lines


def test_the_page_finds_the_same_and_saves_the_same_files() -> None:
    texts = [text for text, _ in FIXTURES.values()] + [line for _, line in mangled(400)]
    page = in_the_page(texts)
    for text, found, files in zip(texts, page["found"], page["files"], strict=True):
        ours = read(text, expecting(), NOW)
        assert found == plain(ours), text
        rows = [take.row.cells() for take in ours.certain]
        written = new_rows("receipts", rows, date(2026, 12, 7), "river")
        assert {file["path"]: file["text"].encode() for file in files} == written


def test_the_usual_word_means_what_is_due_where_its_own_message_is_answered() -> None:
    """A correction is reported by another word; read a second time, the line is known."""
    row = {"campaign": "river", "at": "2026-12-07T08:05:00+08:00", "how": "named"}
    first = Row(**row, group="lanzhou", message="20-launch")
    late = replace(awaited("lanzhou"), message="25-correction", report="已换", at=SENT + 3600)
    more = replace(expecting(first), answers=(*expecting().answers, late))
    found = read("兰州 已发", more, NOW)
    assert [take.row.message for take in found.proposed] == ["25-correction"]
    again = replace(more, known=(first, found.proposed[0].row))
    assert (read("兰州 已发", again, NOW).proposed, read("兰州 已发", again, NOW).known) == ((), 1)
    for expected in (more, again):
        ours = plain(read("兰州 已发", expected, NOW))
        assert in_the_page(["兰州 已发"], expected)["found"] == [ours]


def test_every_head_reads_its_example() -> None:
    for head in WHOLE["heads"]:
        chat = read_chat(f"{head['example']}\nwords\n")
        assert chat.sayings, head["example"]


def mangled(count: int) -> list[tuple[str, str]]:
    """Codes with their groups, as chats and thumbs leave them."""
    chance = random.Random(19)
    found = []
    for _ in range(count):
        group = chance.choice(list(CODES))
        word = CODES[group]
        for _ in range(chance.randrange(1, 4)):
            if len(word) < 4:
                break
            at = chance.randrange(1, len(word) - 1)
            word = chance.choice(
                [
                    word.lower(),
                    word.replace("0", "O").replace("1", chance.choice("IL")),
                    word.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}),
                    word[:at] + " " + word[at:],
                    word[:at] + "\n" + word[at:],
                    word[:at],
                    word[at:],
                    word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
                    word[:at] + chance.choice(ALPHABET) + word[at + 1 :],
                    word.replace("-", chance.choice("‐‑–—−")),
                    word.replace("-", ""),
                    "\u202e" + word + "\u200f",
                ]
            )
        found.append((group, chance.choice(["", "已发 · ", "done "]) + word))
    return found


def test_no_mangled_line_is_of_a_wrong_group() -> None:
    expected = expecting()
    certain = 0
    for group, line in mangled(2000):
        found = read(line, expected, NOW)
        assert {take.row.group for take in found.certain} <= {group}, line
        assert not found.proposed
        certain += bool(found.certain)
    assert certain > 500


def test_what_is_known_is_not_new_again() -> None:
    text = f"[2026/12/7 20:01:05] Ann: {LANZHOU} three ask\n[2026/12/7 20:02:05] Bo: 上海发了\n"
    first = read(text, expecting(), NOW)
    rows = [take.row for take in (*first.certain, *first.proposed)]
    again = read(text, expecting(*rows), NOW)
    assert (again.certain, again.proposed, again.known) == ((), (), 2)


def test_an_older_text_is_told() -> None:
    (take,) = read(code("lanzhou", "yesterday"), expecting(), NOW).certain
    assert take.is_old


def test_the_order_of_day_and_month_is_that_which_can_be() -> None:
    """A coded line is never before its message or after now; else somebody has to say it."""
    certain = read(f"[12/07/2026, 20:01] Ann: {LANZHOU}", expecting(), NOW)
    assert (certain.order, told(certain)) == ("mdy", ["certain lanzhou 12-07T20:01:00 code"])
    old = expecting()
    old = replace(old, answers=tuple(replace(each, at=0) for each in old.answers))
    both = read(f"[11/07/2026, 20:01] Ann: {LANZHOU}", old, NOW)
    assert (both.order, both.certain) == ("?", ())
    said = read(f"[11/07/2026, 20:01] Ann: {LANZHOU}", old, NOW, dates="dmy")
    assert told(said) == ["certain lanzhou 07-11T20:01:00 code"]


def test_times_are_read_in_a_zone_and_written_in_the_community_s() -> None:
    found = read(f"[2026/12/7 12:01:05] Ann: {LANZHOU}", expecting(), NOW, zone="Europe/London")
    assert found.certain[0].row.at == "2026-12-07T20:01:05+08:00"


def test_two_equal_codes_are_told_apart_by_the_name_beside_them() -> None:
    one = expecting()
    twin = replace(one.answers[1], code=LANZHOU)
    both = replace(one, answers=(one.answers[0], twin))
    assert told(read(LANZHOU, both, NOW)) == ["twin"]
    assert told(read(f"上海 {LANZHOU}", both, NOW)) == ["certain shanghai 12-07T21:00:00 code"]


def test_no_sender_is_in_what_is_written() -> None:
    text = (
        f"[2026/12/7 20:01:05] Ann Lee: Ann Lee here {LANZHOU} ask Ann Lee or 老马\n"
        f"[2026/12/7 20:02:05] Bo: @Ann Lee\n\n#接龙\n1. 王小红 上海 {SHANGHAI}\n"
    )
    rows = [take.row for take in read(text, expecting(), NOW).certain]
    assert len(rows) == 2
    written = b"".join(new_rows("receipts", [r.cells() for r in rows], NOW.date(), "r").values())
    for name in ("Ann", "Lee", "老马", "Bo", "王小红"):
        assert name not in written.decode()


def test_a_note_is_no_formula_and_hides_nothing() -> None:
    (take,) = read(f"{LANZHOU} =HYPERLINK(1)\0\u202e" + "x" * 9000, expecting(), NOW).certain
    assert take.row.note.startswith("HYPERLINK(1)")
    assert len(take.row.note) <= 500


@given(st.text(st.characters(codec=None)) | st.text("#接龙[]0127/-: \n>「」甲已发K").map(str))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    read(text, expecting(), NOW)


@given(st.binary())
def test_no_bytes_are_refused(data: bytes) -> None:
    read_chat(decoded(data))


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        '{"messages":' * 5000,
        '{"chats": {"list": 5}, "messages": [1, null, {"text": {}}]}',
        "[2026/99/99 99:99] Ann: 已发",
    ],
)
def test_broken_exports_are_read_as_far_as_they_go(text: str) -> None:
    read(text, expecting(), NOW)


@pytest.mark.parametrize("piece", ["K7F3-", "a ", "「", "> ", "[12/7/26, ", "兰州", "- "])
def test_time_grows_with_the_text(piece: str) -> None:
    def cost(size: int) -> float:
        start = process_time()
        read(piece * size, expecting(), NOW)
        return process_time() - start

    cost(100)
    assert cost(80_000) < 12 * cost(10_000) + 1


def test_a_chinese_export_in_another_encoding_is_read() -> None:
    assert decoded("兰州已发".encode("gb18030")) == "兰州已发"
    assert decoded("兰州已发".encode("utf-16")) == "兰州已发"


def test_what_looks_like_a_message_and_is_not_read_is_counted() -> None:
    assert read_chat("[2026/12/7 20:01:05] Ann: ok\n2026-12-07 20:01\tAnn\tok\n").unread == 1


def test_a_row_has_the_columns_of_its_table() -> None:
    row = Row(campaign="r", group="g", message="m", at="t", how="seen")
    assert row.cells()["how"] == "seen"
