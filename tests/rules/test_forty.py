"""Forty slips of operators: each is one finding at its place, and what is right beside it is none."""

from __future__ import annotations

import re
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
def written(id: str, form: Form) -> str:
    """The file of a campaign."""
    pair = next(pair for pair in PAIRS if pair["id"] == id)
    base = (FORTY / pair["language"] / "contest.md").read_text("utf-8")
    text, old = filled(base, pair), filled(pair["old"], pair)
    assert text.count(old) == 1, f'{id}: "{old}" stands once'
    return text.replace(old, filled(pair[form], pair))


def filled(text: str, pair: Mapping[str, str]) -> str:
    """A text of a pair: its campaign is in a group of its own, and judged by somebody of another."""
    language = pair["language"]
    at = [each for each in PAIRS if each["language"] == language].index(dict(pair))
    groups = (FORTY / language / "groups.csv").read_text("utf-8").splitlines()[1:]
    rows = [groups[(at + n) % len(groups)].split(",") for n in range(4)]
    people = dict(
        zip(("announcer", "second", "third", "judge"), (row[3] for row in rows), strict=True)
    )
    facts = {**pair, **people, "group": rows[0][0], "crew": ", ".join(people.values())}
    return re.sub("@([a-z]+)@", lambda found: facts[found[1]], text)


@cache
def found(language: str, form: Form) -> tuple[Finding, ...]:
    """What `kits check` says of the folder."""
    files = {
        "content/community.yml": (FORTY / language / "community.yml").read_bytes(),
        "content/groups/groups.csv": (FORTY / language / "groups.csv").read_bytes(),
        "content/people/people.csv": (FORTY / language / "people.csv").read_bytes(),
    }
    for pair in (pair for pair in PAIRS if pair["language"] == language):
        folder = f"content/campaigns/{pair['id']}"
        text = written(pair["id"], form)
        files[f"{folder}/campaign.md"] = text.encode()
        if "banner:" in text:
            files[f"{folder}/banner.png"] = LAMP
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
    text, wrong = written(pair["id"], "wrong"), filled(pair["wrong"], pair)
    start = text.index(wrong) if wrong else 0
    before = text[: text.index(filled(pair["at"], pair), start)].split("\n")
    assert (finding.place.line, finding.place.column) == (len(before), len(before[-1]) + 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_of_what_is_right(language: str) -> None:
    assert found(language, "old") == ()
    assert found(language, "right") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_else_is_said_of_the_folder(language: str) -> None:
    told = [one for pair in PAIRS if pair["language"] == language for one in of(pair, "wrong")]
    assert len(told) == len(found(language, "wrong"))
