"""The handbook's prose: guides that run, links that lead somewhere, words that are on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import kits
from kits.rules.rulebooks import PAGES
from kits.schema.documentation import json_schema
from tests.handbook.walk import LEFT_OUT, Block, Step, Walk, agrees, commands, steps_of

pytestmark = pytest.mark.long

KITS = Path(kits.__file__).parent
HANDBOOK = KITS / "handbook"
GUIDES = {"guide.md": "en_GB.UTF-8", "guide.zh.md": "zh_CN.UTF-8"}
PROSE = sorted(
    path.relative_to(HANDBOOK).as_posix()
    for pattern in ("*.md", "operators/*.md")
    for path in HANDBOOK.glob(pattern)
)
PRACTICE = ("delegating", "leaders", "tone")
SUFFIXES = (".md", ".zh.md")
GENERATED = re.compile(
    r"operators/(format|channels|rules|rules/([a-z0-9-]+)|recipes|recipes/(small|medium|gathering|dispatch))\.md"
)
"""Pages that are made from the schema, the channels, the rules and the recipes."""

LEADERS_SECTIONS = (
    ("Post something, in three steps", "发一条，三步"),
    ("Your page", "你的页面"),
    ("How each text is meant", "每条怎么发"),
    ("A line of your own", "加一句自己的"),
    ("What to leave as it is", "这些不要动"),
    ("Something has changed", "内容有变"),
    ("You are late", "晚了"),
    ("You posted the wrong one", "发错了"),
    ("Something is wrong in a text", "话术里有不对的"),
    ("Members ask something", "有人问"),
    ("The HQ group wants an answer", "总群要回一句"),
    ("What else to do", "还有什么要做"),
    ("A lesson first", "先学一课"),
    ("You have several groups", "你带好几个群"),
    ("What you need not do", "不用你做的"),
    ("Copying does not work", "复制不了"),
    ("Pictures and cards", "图片和卡片"),
    ("All hours in your calendar", "放进手机日历"),
    ("Whom to ask", "找谁问"),
    ("Your name", "你的名字"),
)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_can_be_walked(name: str, tmp_path: Path, bless: bool) -> None:
    page = HANDBOOK / "operators" / name
    walk = Walk(tmp_path, GUIDES[name])
    ran: list[tuple[Step, tuple[str, ...]]] = []
    for part in steps_of(page.read_text("utf-8")):
        if not isinstance(part, Block):
            walk.now = part.at
        elif part.language == "console":
            ran += [(step, walk.run(step.command)) for step in commands(part)]
        elif part.path:
            walk.write(part)
    assert len(ran) > 30
    if bless:
        _show(page, ran)
        return
    assert [
        f"{name}:{step.line}: $ {step.command}\n" + "\n".join(printed)
        for step, printed in ran
        if not agrees(step.shown, printed)
    ] == []


def _show(page: Path, ran: list[tuple[Step, tuple[str, ...]]]) -> None:
    """Puts what was printed into the page; what leaves lines out stays while it agrees."""
    lines = page.read_text("utf-8").split("\n")
    for step, printed in reversed(ran):
        if LEFT_OUT not in step.shown or not agrees(step.shown, printed):
            lines[step.line : step.line + len(step.shown)] = printed
    page.write_text("\n".join(lines), "utf-8")


def test_the_guides_take_the_same_path() -> None:
    """What is run is the same in both languages, apart from names and titles."""
    english, chinese = (
        [
            " ".join(step.command.split()[:2])
            for part in steps_of((HANDBOOK / "operators" / name).read_text("utf-8"))
            if isinstance(part, Block) and part.language == "console"
            for step in commands(part)
        ]
        for name in GUIDES
    )
    assert english == chinese


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_asks_three_questions_before_anything_is_begun(name: str) -> None:
    text = (HANDBOOK / "operators" / name).read_text("utf-8")
    first, second = re.split(r"^## ", text, flags=re.MULTILINE)[1:3]
    assert "{#for-you}" in first
    assert "kits new community" in second
    asked = re.findall(r"^\d\. (.+)$", first, re.MULTILINE)
    assert len(asked) == 3
    assert [question for question in asked if not re.fullmatch(r"[^?？]+[?？]", question)] == []


@pytest.mark.parametrize("name", PROSE)
def test_a_page_has_a_title_and_its_links_lead_somewhere(name: str) -> None:
    text = (HANDBOOK / name).read_text("utf-8")
    assert re.match(r"---\ntitle: \S[^\n]*\n---\n", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", _outside_blocks(text)):
        if target.startswith("https://"):
            continue
        path, _, heading = target.partition("#")
        found = (HANDBOOK / name).parent.joinpath(path).resolve()
        if found.suffix == ".png":
            assert found.is_file(), f"{name} shows {target}"
            continue
        within = found.relative_to(HANDBOOK).as_posix()
        generated = GENERATED.fullmatch(within)
        assert generated or within in PROSE, f"{name} links to {target}"
        assert not heading, f"{name} links into a page: {target}"
        if generated and generated[2]:
            assert generated[2] in PAGES, f"{name} links to a rule that is none: {target}"


@pytest.mark.parametrize("stem", ["index", "guide", "machines", "plugins", *PRACTICE])
def test_a_page_for_operators_has_the_same_sections_in_both_languages(stem: str) -> None:
    english, chinese = (
        [len(mark) for mark, _ in _headings(f"operators/{stem}{suffix}.md")]
        for suffix in ("", ".zh")
    )
    assert english == chinese


def test_the_help_for_leaders_has_the_same_sections_in_both_languages() -> None:
    english = [title for _, title in _headings("leaders.md")]
    chinese = [title for _, title in _headings("leaders.zh.md")]
    assert tuple(zip(english, chinese, strict=True)) == LEADERS_SECTIONS


@pytest.mark.parametrize("name", ["leaders.md", "leaders.zh.md"])
def test_words_of_the_interface_are_those_on_the_screen(name: str) -> None:
    """They are bold; nothing else is."""
    known = _interface(name.endswith(".zh.md"))
    text = (HANDBOOK / name).read_text("utf-8")
    quoted = re.findall(r"\*\*([^*]+)\*\*", text)
    assert len(quoted) > 25
    assert [words for words in quoted if not any(each.fullmatch(words) for each in known)] == []


OPERATORS_WORDS = {
    "operators/guide.md": (
        ["Help for leaders"],
        ["calendar of sends", "coverage", "findings", "private facts"],
    ),
    "operators/guide.zh.md": (["群管帮助"], ["发送日历", "各群情况", "检查结果", "内部信息"]),
    "operators/leaders.md": ([], ["Coverage"]),
    "operators/leaders.zh.md": ([], ["各群情况"]),
}
"""Titles of the handbook, and words of the interface, that pages for operators quote."""


@pytest.mark.parametrize("name", OPERATORS_WORDS)
def test_what_operators_are_told_to_look_at_is_called_so(name: str) -> None:
    text = (HANDBOOK / name).read_text("utf-8")
    titles, words = OPERATORS_WORDS[name]
    suffix = ".zh.md" if name.endswith(".zh.md") else ".md"
    help_page = (HANDBOOK / f"leaders{suffix}").read_text("utf-8")
    for title in titles:
        assert title in text
        assert f"title: {title}\n" in help_page
    for word in words:
        assert word in text
        said = word[0].upper() + word[1:]
        assert any(each.fullmatch(said) for each in _interface(suffix == ".zh.md"))


@pytest.mark.parametrize("name", [f"operators/{stem}{s}" for stem in PRACTICE for s in SUFFIXES])
def test_keys_that_a_practice_page_names_are_keys(name: str) -> None:
    text = (HANDBOOK / name).read_text("utf-8")
    known = set(_keys(json_schema()))
    blocks = [b for b in steps_of(text) if isinstance(b, Block) and b.language == "yaml"]
    named = [key for b in blocks for line in b.lines for key in re.findall(r"^ *(\w+):", line)]
    named += re.findall(r"`(\w+)(?::[^`]*)?`", text)
    assert [key for key in named if key not in known] == []


def _keys(schema: object) -> Iterator[str]:
    """All names of a schema: properties, and values that can be chosen."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (each for each in schema.get("enum", []) if isinstance(each, str))
        for value in schema.values():
            yield from _keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys(value)


def _interface(chinese: bool) -> list[re.Pattern[str]]:
    """What the interface says, with anything where it puts a value; a sentence may be cut there."""
    with (KITS / "locale/zh/LC_MESSAGES/kits.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    said = [entry.string if chinese else entry.id for entry in entries]
    return [_pattern(words) for words in said if isinstance(words, str) and _says(words)]


def _says(words: str) -> bool:
    """Whether there are words between the values."""
    return len(re.findall(r"\w", re.sub(r"\{\w+\}", "", words))) > 1


def _pattern(words: str) -> re.Pattern[str]:
    first, *others = re.split(r"\{\w+\}", words.strip())
    whole = "(.+)".join(map(re.escape, (first, *others)))
    cut = re.escape(first.rstrip(" (（:：")) if others and first.rstrip() else "(?!)"
    return re.compile(f"{whole}|{cut}")


def _headings(name: str) -> list[tuple[str, str]]:
    text = _outside_blocks((HANDBOOK / name).read_text("utf-8"))
    return re.findall(r"^(#+) (.+)$", text, re.MULTILINE)


def _outside_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def test_quotation_marks_are_of_one_kind() -> None:
    """“ ” in both languages: not in code, nor where the page tells of a mark of another kind."""
    wrong = [
        f"{path.relative_to(HANDBOOK)}: {line}"
        for path in sorted([*HANDBOOK.glob("*.md"), *HANDBOOK.glob("operators/*.md")])
        for line in _prose(path.read_text("utf-8")).splitlines()
        if re.search('["「」『』«»]', line) and not line.startswith(MARK_SHOWN)
    ]
    assert wrong == []


MARK_SHOWN = ("| a quote |", "| 引用 |")


def _prose(text: str) -> str:
    """What is told in words: without facts, code, tags and the targets of links."""
    told = _outside_blocks(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))
    return re.sub(r"`+[^`]*`+|<[^>]*>|\]\([^)]*\)|\{\{.*?\}\}", "", told)
