from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kits.model.elements import PROSE
from kits.model.moments import FORMS, UNITS
from kits.model.selectors import KEYS
from kits.render.handbook.format import EXPRESSIONS, MEANINGS, reference
from kits.schema.documentation import json_schema
from kits.texts.environment import TESTS
from kits.texts.filters import FILTERS
from kits.texts.names import NAMES
from kits.texts.syntax import TAGS
from tests.render.handbook.rendered import CHINESE, ENGLISH, rendered
from tests.render.pages import Element, words

SCHEMA = json_schema()
PAGE = rendered(reference(ENGLISH, CHINESE))


def keys() -> list[tuple[str, str, dict[str, Any], bool]]:
    """Every key of every class that records are made of: class, key, what is said, if required."""
    return [
        (name, key, value, key in told.get("required", ()))
        for name, told in SCHEMA["$defs"].items()
        for key, value in told.get("properties", {}).items()
        if "audience" in value
    ]


def block_of(name: str) -> Element:
    """The table that tells of a class: the one whose keys are those of the class."""
    wanted = list(SCHEMA["$defs"][name]["properties"])
    tables = [
        table
        for table in PAGE.xpath('//table[@class="kits-keys"]')
        if [words(code) for code in table.xpath("./tbody/tr/th/code")] == wanted
        and words(table.getprevious()).startswith(
            plain(SCHEMA["$defs"][name]["description"].split("\n\n")[0])
        )
    ]
    assert len(tables) == 1, f"{name} has {len(tables)} tables"
    return tables[0]


def plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


@cache
def rows_of(name: str) -> dict[str, list[str]]:
    """The cells of each row of that table, by its key."""
    rows = block_of(name).xpath("./tbody/tr")
    return {words(row.find("th/code")): [words(cell) for cell in row] for row in rows}


@pytest.mark.parametrize(("name", "key", "value", "required"), keys())
def test_every_key_of_the_schema_is_told(
    name: str, key: str, value: dict[str, Any], required: bool
) -> None:
    about = SCHEMA["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {}) | value
    first, what, values, otherwise, seen_by = rows_of(name)[key]
    assert first.endswith("translated") is value["text"]
    assert what == plain(about["description"])
    assert values
    assert (otherwise == "required") is required
    assert seen_by == {"public": "everyone"}.get(value["audience"], value["audience"])


@pytest.mark.parametrize(("name", "key", "value", "required"), keys())
def test_what_may_be_chosen_and_what_holds_otherwise_is_told(
    name: str, key: str, value: dict[str, Any], required: bool
) -> None:
    _, _, values, otherwise, _ = rows_of(name)[key]
    for choice in value.get("enum", ()):
        assert choice in values
    default = value.get("default")
    if "const" not in value and isinstance(default, (str, int)) and default != "":
        assert otherwise == str(default).lower()


@pytest.mark.parametrize(
    ("name", "key", "values"),
    [
        ("Message", "send", "a time, or a list of them"),
        ("Message", "only", "which groups"),
        ("Message", "quiet", "allowed"),
        ("Message", "skip", "true or false"),
        (
            "Message",
            "attach",
            "a block with the keys of Message: attach, or a text, or a list of them",
        ),
        ("Campaign", "brief", "a block with the keys of Campaign: brief"),
        ("Campaign", "awards", "a list; each item is a block with the keys of Campaign: awards"),
        ("Campaign", "faq", "a list; each item is a block with the keys of Community: faq"),
        (
            "Campaign",
            "dates",
            "lines of your own: a name and a day, an hour, or both",
        ),
        ("Campaign", "extras", "poster, qr, kit_html, or a list of them"),
        ("Group", "vars", "lines of your own: a name and a text"),
        ("Group", "channels", "an id, or a list of them"),
        ("Group", "link_expires", "a day, such as 2026-12-07"),
        ("Settings", "keep_kits", "a span of days, such as 14d, 2w"),
        ("Settings", "locale", "a language, such as zh, en, zh-TW"),
        ("Policy", "posts_per_day", "a whole number"),
        ("Recap", "private", "a block of keys of your own, or a list or a text"),
        ("Vocabulary", "kinds", "a list; each item is a text, or a block of keys"),
    ],
)
def test_what_may_be_written_is_told_in_words(name: str, key: str, values: str) -> None:
    assert rows_of(name)[key][2] == values


def test_an_id_that_nobody_writes_says_where_it_comes_from() -> None:
    assert rows_of("Campaign")["id"][3] == "the file’s name"
    assert rows_of("Question")["id"][3] == "its place"
    assert rows_of("Badge")["id"][3] == "required"


def test_records_stand_in_the_order_of_the_format() -> None:
    titles = [words(heading) for heading in PAGE.xpath("//h2")]
    assert titles == [
        *("Community", "Group", "Person", "Campaign", "Message", "Groups row", "Recipe"),
        *(
            "Lesson",
            "Recap",
            "Badge",
            "Credits row",
            "Waiver",
            "Fact",
            "Team",
            "Times",
            "Which groups",
            "Ids",
            "What a text can say",
        ),
    ]


def test_what_stands_inside_a_key_follows_its_record() -> None:
    titles = [words(heading) for heading in PAGE.xpath("//h2 | //h3")]
    campaign = titles[titles.index("Campaign") : titles.index("Message")]
    assert campaign[1:4] == [
        "What a campaign must have",
        "Headings for prose",
        "Campaign: delegation",
    ]
    assert {"Campaign: awards", "Campaign: winners", "Campaign: changes"} <= set(campaign)
    assert len(titles) == len(set(titles))


def test_every_link_in_the_page_leads_to_a_heading() -> None:
    places = set(PAGE.xpath("//@id"))
    ways = {address.removeprefix("#") for address in PAGE.xpath("//a/@href")}
    assert ways
    assert ways - places == set()


def test_no_two_things_have_one_anchor() -> None:
    ids = PAGE.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_heading_of_every_element_is_told() -> None:
    rows = {words(row[0]): words(row[1]) for row in table_below("Headings for prose")}
    assert rows == {
        element: " · ".join(f"## {heading}" for heading in one.headings)
        for element, one in PROSE.items()
    }


def test_every_form_of_a_time_is_told_with_when_it_is() -> None:
    rows = {words(row[0]): words(row[2]) for row in table_below("Times")}
    assert rows.keys() == FORMS.keys()
    assert rows["starts - 2d 20:00"] == "Thu 17 Dec 2026, 20:00"
    assert rows["doors - 2h"] == "Sat 19 Dec 2026, 17:00"
    text = words(PAGE)
    for unit, word in UNITS.items():
        assert f"{unit} {word}" in text


def test_every_way_to_choose_groups_is_told() -> None:
    written = [words(row[0]) for row in table_below("Which groups")]
    assert written[:3] == ["all", "listed", "shanghai-03"]
    assert written[3:] == [f"{{{key}: …}}" for key in KEYS]


def test_every_name_of_a_text_is_told_with_its_fields() -> None:
    rows = {words(row[0]): words(row[2]) for row in table_below("What a text can say")}
    assert rows.keys() == NAMES.keys() == MEANINGS.keys()
    for name, fields in NAMES.items():
        for field in fields or ():
            assert f"{name}.{field}" in rows[name]


def test_every_filter_is_shown_at_work_in_both_languages() -> None:
    rows = {words(row[0]): [words(cell) for cell in row[2:]] for row in table_below("Filters")}
    assert rows.keys() == FILTERS.keys() == EXPRESSIONS.keys()
    for name, expression in EXPRESSIONS.items():
        assert f"| {name}" in expression
    assert rows["day"] == ["Saturday 19 December", "12月19日（周六）"]
    assert rows["time"] == ["19:00", "19:00"]
    assert rows["default"] == ["ask in the group", "ask in the group"]
    assert rows["join"] == ["Read slowly. / Bring a friend.", "慢慢读。 / 带朋友来。"]


def test_every_tag_and_test_is_told() -> None:
    (last,) = PAGE.xpath('//h3[@id="conditions"]/following-sibling::p')
    codes = {words(code) for code in last.xpath("./code")}
    assert codes == {"{%", "%}", "is", *TAGS, *TESTS}


def table_below(title: str) -> list[Element]:
    """The rows of the first table below a heading."""
    for heading in PAGE.xpath("//h2 | //h3"):
        if words(heading) == title:
            found: list[Element] = heading.xpath("./following-sibling::table[1]/tbody/tr")
            return found
    raise AssertionError(f"there is no heading {title}")
