"""Forty slips of operators: each is one finding at its place, and what is right beside it is none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache

import pytest

from kits.model.findings import Finding
from kits.pipeline import check, load
from tests.lamp import LAMP
from tests.rules.harness import CASES, Files

FORTY = CASES / "forty"
PAIRS: list[dict[str, str]] = tomllib.loads((FORTY / "pairs.toml").read_text("utf-8"))["pair"]
NOW = datetime.fromisoformat("2027-01-04T12:00:00+00:00")
LANGUAGES = ("en", "zh")
Form = str
"""`old`, `wrong` or `right`."""


@cache
def campaigns(language: str, form: Form) -> Mapping[str, str]:
    """The campaigns of a community by id, each in a group of its own."""
    folder = FORTY / language
    base = (folder / "contest.md").read_text("utf-8")
    rows = [line.split(",") for line in (folder / "groups.csv").read_text("utf-8").splitlines()[1:]]
    leaders = [row[3] for row in rows]
    written: dict[str, str] = {}
    for at, pair in enumerate(pair for pair in PAIRS if pair["language"] == language):
        announcer, second, third, judge = (leaders[(at + n) % len(leaders)] for n in range(4))
        text = base
        for blank, value in {
            "id": pair["id"],
            "title": pair["title"],
            "theme": pair["theme"],
            "group": rows[at][0],
            "announcer": announcer,
            "second": second,
            "third": third,
            "judge": judge,
            "crew": ", ".join((announcer, second, third, judge)),
        }.items():
            text = text.replace(f"@{blank}@", value)
        assert text.count(pair["old"]) == 1, f'{pair["id"]}: "{pair["old"]}" stands once'
        written[pair["id"]] = text.replace(pair["old"], pair[form])
    return written


@cache
def found(language: str, form: Form) -> tuple[Finding, ...]:
    """What `kits check` says of the folder."""
    files = {
        "content/community.yml": (FORTY / language / "community.yml").read_bytes(),
        "content/groups/groups.csv": (FORTY / language / "groups.csv").read_bytes(),
        "content/people/people.csv": (FORTY / language / "people.csv").read_bytes(),
    }
    for id, text in campaigns(language, form).items():
        files[f"content/campaigns/{id}/campaign.md"] = text.encode()
        files[f"content/campaigns/{id}/banner.png"] = LAMP
    return check(load(Files(files)), NOW).findings


def of(pair: Mapping[str, str], form: Form) -> Iterator[Finding]:
    """What is said of one of its campaigns."""
    prefix = f"content/campaigns/{pair['id']}/"
    return (one for one in found(pair["language"], form) if one.place.path.startswith(prefix))


def test_there_are_forty_in_both_languages() -> None:
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS) == 40
    assert [sum(p["language"] == one for p in PAIRS) for one in LANGUAGES] == [20, 20]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_slip_is_one_finding_at_its_place(pair: Mapping[str, str]) -> None:
    (finding,) = of(pair, "wrong")
    assert finding.rule == pair["rule"]
    text = campaigns(pair["language"], "wrong")[pair["id"]]
    start = text.index(pair["wrong"])
    before = text[: text.index(pair["at"], start)].split("\n")
    assert (finding.place.line, finding.place.column) == (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_of_what_is_right(language: str) -> None:
    assert found(language, "old") == ()
    assert found(language, "right") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_else_is_said_of_the_folder(language: str) -> None:
    told = [one for pair in PAIRS if pair["language"] == language for one in of(pair, "wrong")]
    assert len(told) == len(found(language, "wrong"))
