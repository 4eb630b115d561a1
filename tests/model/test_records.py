from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

import pytest

import kits.model
from kits.model.audiences import Audience, audience_of, is_text
from kits.model.people import Person
from kits.model.places import Place
from kits.model.records import Part
from kits.model.settings import Urls
from kits.schema.documentation import RECORDS, docstrings
from tests.schema.written import campaign, community


def parts(cls: type[Part] = Part) -> Iterator[type[Part]]:
    """Every piece of every record."""
    for module in pkgutil.iter_modules(kits.model.__path__):
        importlib.import_module(f"kits.model.{module.name}")
    for found in cls.__subclasses__():
        yield found
        yield from parts(found)


told_of = cache(docstrings)
FIELDS = [
    pytest.param(cls, name, id=f"{cls.__name__}.{name}")
    for cls in parts()
    for name in cls.model_fields
]


def test_all_records_are_walked() -> None:
    assert set(RECORDS.values()) < set(parts())
    assert len(FIELDS) > 150


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_each_field_declares_who_sees_it_and_whether_it_is_text(cls: type[Part], name: str) -> None:
    extra = cls.model_fields[name].json_schema_extra
    assert isinstance(extra, dict)
    assert extra["audience"] in {audience.title for audience in Audience}
    assert isinstance(extra["text"], bool)


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_each_field_says_what_it_is(cls: type[Part], name: str) -> None:
    told = told_of(cls)[cls.model_fields[name].alias or name]
    assert told
    assert told.endswith(".")


@pytest.mark.parametrize("cls", list(parts()))
def test_what_must_stay_private_is_not_declared_public(cls: type[Part]) -> None:
    """No id, link or amount becomes public because somebody forgot to say who sees it."""
    hidden = {"operator", "private", "link", "join", "vars", "winners", "leaders", "confidential"}
    for name, field in cls.model_fields.items():
        if name in hidden and cls is not Urls:
            assert audience_of(field) > Audience.PUBLIC, f"{cls.__name__}.{name}"


def test_translated_fields_are_words() -> None:
    assert is_text(Person.model_fields["name"])
    assert not is_text(Person.model_fields["credit"])


RECORD = campaign(
    """
    private: {budget: 1386}
    title.en: Posts
    awards:
      - id: first
        name: First
        winners: mira
    """
)


def test_what_an_audience_may_not_see_is_not_there() -> None:
    whole = community({"campaigns/drive.md": RECORD}).runs["drive"].campaign
    public = whole.seen_by(Audience.PUBLIC)
    assert public.title == "Posts of the month"
    assert public.awards[0].name == "First"
    assert not hasattr(public, "operator")
    assert not hasattr(public, "private")
    assert not hasattr(public, "link")
    assert not hasattr(public.awards[0], "winners")
    leaders = whole.seen_by(Audience.LEADERS)
    assert leaders.awards[0].winners[0].person == "mira"
    assert not hasattr(leaders, "private")
    assert whole.seen_by(Audience.OPERATORS).private == {"budget": 1386}


def test_translations_are_seen_by_the_same_audience() -> None:
    public = community({"campaigns/drive.md": RECORD}).runs["drive"].campaign.seen_by(Audience(0))
    assert public.in_locale("en").title == "Posts"
    assert not hasattr(public.in_locale("en"), "private")


def test_a_seen_record_does_not_know_its_source() -> None:
    public = community({"campaigns/drive.md": RECORD}).runs["drive"].campaign.seen_by(Audience(0))
    assert public.at("private") == Place("")
    assert public.passage("private", "budget").text == ""


PEOPLE = {"people/mira.csv": "id,name,name.en,name.zh-TW\nmira,米拉,Mira,蜜拉\n"}


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("zh", "米拉"),
        ("en", "Mira"),
        ("en-GB", "Mira"),
        ("zh-TW", "蜜拉"),
        ("zh-HK", "米拉"),
        ("fr", "米拉"),
    ],
)
def test_a_version_is_of_the_locale_or_of_its_language_or_as_written(
    locale: str, name: str
) -> None:
    assert community(PEOPLE).people["mira"].in_locale(locale).name == name


def test_positions_do_not_count_in_equality() -> None:
    here = community(PEOPLE).people["mira"]
    there = community({"people/a.csv": "name,id\n\n米拉,mira\n"}).people["mira"]
    assert here == there
    assert here.at("name") != there.at("name")


def test_records_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        community(PEOPLE).people["mira"].name = "other"
