import re
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.edit.filling import fill, language_of
from kits.model.campaigns import Campaign
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.messages import Message
from kits.model.people import Person
from kits.model.recaps import Recap
from kits.model.records import Record
from kits.schema.shapes import shapes
from kits.source.decoding import FORBIDDEN
from kits.source.documents import read_document
from kits.source.fact_edits import written
from kits.source.facts import read_nodes
from kits.source.nodes import Facts

TEMPLATES = files("kits.edit").joinpath("templates")
RECORDS: dict[str, type[Record]] = {
    "contest.md": Campaign,
    "gathering.md": Campaign,
    "dispatch.md": Campaign,
    "standing.md": Campaign,
    "message.md": Message,
    "group.md": Group,
    "person.md": Person,
    "lesson.md": Lesson,
    "recap.md": Recap,
}


def names(folder: Traversable, prefix: str = "") -> list[str]:
    found = []
    for entry in folder.iterdir():
        name = prefix + entry.name
        found += names(entry, f"{name}/") if entry.is_dir() else [name]
    return sorted(found)


def test_both_languages_have_the_same_templates() -> None:
    assert names(TEMPLATES / "en") == names(TEMPLATES / "zh")


def test_no_template_in_chinese_was_forgotten_in_english() -> None:
    same = [
        name
        for name in names(TEMPLATES / "en")
        if (TEMPLATES / "en" / name).read_text() == (TEMPLATES / "zh" / name).read_text()
    ]
    assert same == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", RECORDS)
def test_remarks_become_facts_when_their_mark_is_taken_away(language: str, name: str) -> None:
    text = (TEMPLATES / language / name).read_text(encoding="utf-8")
    facts, fence, body = text.removeprefix("---\n").partition("\n---\n")
    text = "---\n" + re.sub(r"(?m)^\$\w+\n|^# ", "", facts) + fence + body
    text = text.replace("$channels", "wechat").replace("$", "")
    document, findings = read_document("x.md", text.encode())
    assert findings == []
    assert document is not None
    assert set(document.facts.entries) <= set(shapes(RECORDS[name]))


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh", "zh"), ("zh-TW", "zh"), ("ZH-hans", "zh"), ("en-GB", "en"), ("fr", "en")],
)
def test_the_language_of_a_locale(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_a_line_that_is_a_blank_goes_with_its_value() -> None:
    values = {
        "title": "Walk",
        "operator": "operator: x",
        "starts": "2026-12-01",
        "ends": "2026-12-02",
        "heeded": "",
    }
    with_recipe = fill("en", "dispatch.md", recipe="recipe: dispatch", **values)
    without = fill("en", "dispatch.md", recipe="", **values)
    assert with_recipe.replace("recipe: dispatch\n", "") == without
    assert with_recipe.splitlines()[3] == "recipe: dispatch"


def test_a_blank_without_a_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        fill("en", "person.md")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("灯下读书会", "灯下读书会"),
        ("No", "No"),
        ("Night: readers", '"Night: readers"'),
        ("开读 #长灯共读#", '"开读 #长灯共读#"'),
        ("null", '"null"'),
        ('The "friends"', 'The "friends"'),
        ('"friends"', "'\"friends\"'"),
        ("[重要]", '"[重要]"'),
        ("- one", '"- one"'),
        ("two\n lines ", "two lines"),
    ],
)
def test_a_text_is_written_plainly_where_it_can_be(text: str, value: str) -> None:
    assert written(text) == value


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: not FORBIDDEN.search(t)))
def test_a_written_text_reads_back(text: str) -> None:
    node, findings = read_nodes("", f"key: {written(text)}")
    assert isinstance(node, Facts)
    assert ((node.text("key") or ""), findings) == (" ".join(text.split()), [])
