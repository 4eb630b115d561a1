"""Completion lines as chats and people hand them on: what is read, and what is told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.lessons import Lesson
from kits.texts.completions import Completion, code_of, codes_of, completions
from kits.texts.press import CROCKFORD

QUIZ = {"q": "先做什么？", "options": ["问好", "发群规"], "answer": "问好", "why": "先认识人"}


def lesson(id: str = "leaders/01-first-week", **facts: object) -> Lesson:
    return Lesson.model_validate({"id": id, "title": "第一周", "body": "先认识人。", **facts})


FIRST = lesson(quiz=[QUIZ]).with_translations({"en": lesson(body="People first.")})
SECOND = lesson("leaders/02-posting", body="三步。")
LESSONS = {FIRST.id: FIRST, SECOND.id: SECOND}
CODE = code_of(FIRST)
LINE = f"✅ 我学完了《第一周》：{FIRST.id} · {CODE}"


def read(line: str) -> list[tuple[str, str, bool]]:
    return [(one.name, one.code, one.current) for one in completions(line, LESSONS)]


def test_a_code_is_of_six_letters_that_nobody_misreads() -> None:
    assert len(CODE) == 6
    assert set(CODE) <= set(CROCKFORD)
    assert codes_of(FIRST) == (CODE, code_of(FIRST.translations["en"]))


@pytest.mark.parametrize(
    "changed",
    [
        lesson(quiz=[QUIZ], body="先认识人！"),
        lesson(quiz=[]),
        lesson(quiz=[QUIZ | {"why": "人先"}]),
        lesson(quiz=[QUIZ | {"answer": "发群规"}]),
        lesson("other/01-first-week", quiz=[QUIZ]),
    ],
)
def test_a_code_changes_with_the_page_its_questions_and_its_name(changed: Lesson) -> None:
    assert code_of(changed) != CODE


def test_a_code_stays_when_only_facts_beside_the_text_change() -> None:
    assert code_of(lesson(quiz=[QUIZ], title="头一周", minutes="9", needs=["x"])) == CODE


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        f"{FIRST.id} {CODE}",
        f"静怡：{LINE}，谢谢！",
        f"[2026-11-23 12:00] Amal: ✅ done {FIRST.id}  ·  {CODE}.",
        LINE.replace(CODE, CODE.lower()),
        LINE.replace("/", "／").replace(CODE, "".join(chr(ord(c) + 0xFEE0) for c in CODE)),
        f"✅ I have finished “this/that please”: {FIRST.id} · {CODE}",
    ],
)
def test_what_chats_put_around_a_line_does_not_matter(line: str) -> None:
    assert read(line) == [(FIRST.id, CODE, True)]


def test_letters_that_the_code_lacks_are_the_digits_they_look_like() -> None:
    misread = CODE.replace("0", "O").replace("1", "l")
    assert read(f"{FIRST.id} {misread}") == [(FIRST.id, CODE, True)]


def test_the_code_of_any_language_is_of_the_lesson_as_it_stands() -> None:
    english = code_of(FIRST.translations["en"])
    assert read(f"{FIRST.id} · {english}") == [(FIRST.id, english, True)]


def test_a_line_may_tell_of_a_whole_track() -> None:
    line = f"✅ 学完了：{FIRST.id} · {CODE} + {SECOND.id} · {code_of(SECOND)}"
    assert read(line) == [(FIRST.id, CODE, True), (SECOND.id, code_of(SECOND), True)]


def test_a_code_of_another_text_is_told_apart() -> None:
    assert read(f"{FIRST.id} · {code_of(SECOND)}") == [(FIRST.id, code_of(SECOND), False)]
    assert read(f"{SECOND.id} · {CODE}") == [(SECOND.id, CODE, False)]


def test_a_lesson_that_nobody_knows_is_named() -> None:
    assert completions("✅ leaders/09-gone · ABCDEF", LESSONS) == (
        Completion(name="leaders/09-gone", code="ABCDEF", lesson=None, current=False),
    )


@pytest.mark.parametrize(
    "line",
    ["", "收到", FIRST.id, CODE, f"{FIRST.id}{CODE}", f"{FIRST.id} · {CODE}X", f"x/{LINE[-30:-9]}"],
)
def test_what_is_no_line_says_nothing(line: str) -> None:
    assert read(line) == []


@given(st.text())
def test_no_text_is_too_odd_to_be_read(line: str) -> None:
    completions(line, LESSONS)


@given(st.text(alphabet=CROCKFORD, min_size=6, max_size=6))
def test_only_the_right_code_is_current(code: str) -> None:
    assert read(f"{SECOND.id} · {code}") == [(SECOND.id, code, code == code_of(SECOND))]
