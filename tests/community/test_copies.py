"""Every campaign once more, half a year on: clean but for what must be decided anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kits.rules.rulebooks import RULEBOOK
from tests.reference import PROJECT, copied, run

CAMPAIGNS = sorted({path.stem.split(".")[0] for path in (PROJECT / "content/campaigns").iterdir()})
STARTS = "2027-06-12"
ANEW = {"not-there-for-duty", "not-ready-to-lead", "unused-override", "missing-element"}
"""Who is there and who leads is for the new round to say."""


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What is found when each campaign stands there a second time."""
    project = copied(tmp_path_factory.mktemp("again"))
    for id in CAMPAIGNS:
        made = run(project, "new", "campaign", f"again-{id}", "--from", id, "--starts", STARTS)
        assert made.exit_code == 0, made.output
    checked = run(project, "check", "--format", "json")
    found: list[dict[str, Any]] = json.loads(checked.stdout)["findings"]
    return found


def test_a_copy_of_each_has_nothing_wrong(findings: list[dict[str, Any]]) -> None:
    """What the last round learned is asked of each, and open."""
    rules = {finding["rule"] for finding in findings} - RULEBOOK.due - ANEW
    assert rules == {"copied-day", "copied-fact", "placeholder"}
    lacking = {f["path"] for f in findings if f["rule"] == "missing-element"}
    assert lacking == {"content/campaigns/again-book-day.md"}, "a copy of a proposal is a draft"
    assert {finding["severity"] for finding in findings} == {"warning"}
    blanks = {finding["message"] for finding in findings if finding["rule"] == "placeholder"}
    assert len(blanks) == 1
    assert "refused" in blanks.pop()


@pytest.mark.parametrize("id", CAMPAIGNS)
def test_what_is_to_be_decided_is_found_where_it_stands(
    findings: list[dict[str, Any]], id: str
) -> None:
    told = {
        (Path(finding["path"]).name, finding["line"])
        for finding in findings
        if finding["path"].startswith(f"content/campaigns/again-{id}")
    }
    assert told, "every campaign has a link, private notes or a day of its own"
    folder = PROJECT / "content/campaigns" / id
    main = folder / "campaign.md" if folder.is_dir() else folder.with_suffix(".md")
    if "\nlink: " in main.read_text(encoding="utf-8"):
        assert any(
            finding["message"] == f'"link" is still that of "{id}"'
            for finding in findings
            if finding["path"].startswith(f"content/campaigns/again-{id}")
        )
