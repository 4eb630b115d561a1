from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from kits.schema.documentation import RECORDS, json_schema

TYPES = {"string", "integer", "number", "boolean", "object", "array", "null"}
SCHEMA = json_schema()


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from inside(item)
    elif isinstance(value, list):
        for item in value:
            yield from inside(item)


def of(record: str) -> dict[str, Any]:
    name = SCHEMA["properties"][record]["$ref"].removeprefix("#/$defs/")
    return dict(SCHEMA["$defs"][name])


def test_every_record_is_there() -> None:
    assert set(SCHEMA["properties"]) == set(RECORDS)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name in RECORDS:
        assert of(name)["type"] == "object"
        assert of(name)["additionalProperties"] is False


def test_every_reference_leads_somewhere() -> None:
    for value in inside(SCHEMA):
        if isinstance(at := value.get("$ref"), str):
            assert at.removeprefix("#/$defs/") in SCHEMA["$defs"]


def test_it_is_made_of_what_json_schema_knows() -> None:
    for value in inside(SCHEMA["$defs"]):
        kinds = value.get("type", [])
        if isinstance(kinds, (str, list)):
            assert ({kinds} if isinstance(kinds, str) else set(kinds)) <= TYPES
        if isinstance(pattern := value.get("pattern"), str):
            re.compile(pattern)
        for pattern in value.get("patternProperties", {}):
            re.compile(pattern)


def test_every_field_tells_what_it_is_and_who_sees_it() -> None:
    for record in RECORDS:
        for key, field in of(record)["properties"].items():
            whole = SCHEMA["$defs"].get(field.get("$ref", "").removeprefix("#/$defs/"), {})
            assert {**whole, **field}["description"], f"{record}.{key}"
            assert field["audience"] in ("public", "leaders", "operators")


@pytest.mark.parametrize(
    ("record", "required"),
    [
        ("community", ["name", "locale", "timezone"]),
        ("group", ["name", "channels"]),
        ("person", ["name"]),
        ("campaign", ["title", "operator", "announcer", "starts", "ends", "groups"]),
        ("message", ["title", "send"]),
        ("groups-row", ["group"]),
        ("recipe", ["title"]),
        ("lesson", ["title"]),
        ("badge", ["id", "name", "for", "rule"]),
    ],
)
def test_what_is_required_is_what_the_format_stars(record: str, required: list[str]) -> None:
    """A file's name is its id, so an editor asks for none."""
    assert of(record)["required"] == required


def test_a_recap_needs_nothing() -> None:
    assert of("recap").get("required", []) == []


def test_keys_are_those_that_operators_write() -> None:
    assert {"except", "groups"} <= of("campaign")["properties"].keys()
    assert {"as", "except"} <= of("message")["properties"].keys()
    assert "for" in of("badge")["properties"]


def test_defaults_are_as_operators_would_write_them() -> None:
    assert of("community")["properties"]["keep_kits"]["default"] == "30d"
    policy = SCHEMA["$defs"]["Policy"]["properties"]
    assert policy["quiet_hours"]["default"] == "22:30-07:30"
    assert policy["inspect_every"]["default"] == "14d"


@pytest.mark.parametrize("key", ["name.en", "name.zh-TW", "city.pt-BR"])
def test_a_text_may_be_given_in_another_language(key: str) -> None:
    assert any(re.search(p, key) for p in of("group")["patternProperties"])


@pytest.mark.parametrize("key", ["link.en", "name.EN", "vars.x.en", "stage.en"])
def test_nothing_else_may(key: str) -> None:
    assert not any(re.search(p, key) for p in of("group")["patternProperties"])


@pytest.mark.parametrize(
    ("name", "field", "form"),
    [
        ("Award", "winners", {"type": "string"}),
        ("Message", "attach", {"type": ["string", "object"]}),
        ("Recap", "private", {"type": ["string", "array"]}),
        ("Campaign", "extras", {"type": "string"}),
    ],
)
def test_short_forms_are_accepted(name: str, field: str, form: dict[str, Any]) -> None:
    assert form in SCHEMA["$defs"][name]["properties"][field]["anyOf"]


def test_the_same_records_give_the_same_schema() -> None:
    assert json_schema() == SCHEMA


def test_what_a_community_needs_not_write_is_not_asked_for() -> None:
    assert SCHEMA["$defs"]["Award"]["required"] == ["name"]
    assert SCHEMA["$defs"]["Delegation"]["properties"]["level"]["default"] == "full"
    assert "required" not in SCHEMA["$defs"]["Delegation"]
    assert of("community")["properties"]["shout_outs"]["default"] == "ask"
    assert of("credits-row")["required"] == ["person", "for", "when"]
    assert "founded" in of("group")["properties"]
