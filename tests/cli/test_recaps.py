"""`kits recap credits`: what a recap gives, as it is read in a pull request."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import kits, small_project

ENDED = "2027-01-02T12:00:00+00:00"
RECAP = """\
---
praise:
  - {person: ada, for: Kept the list}
  - {person: bo, for: "Found\\n the lamps"}
  - {person: ann, for: Read aloud}
  - {person: cy, for: Held the door}
  - {person: kim, for: Paid}
  - {person: someone, for: Carried books}
credits:
  - {person: ada, for: Drew the poster, kind: drawing}
---
Thank you all.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_project(tmp_path)
    (project / "content/people/people.csv").write_text(
        "id,name,role,credit,alias\nada,Ada,user,name,\nbo,Bo,user,alias,Lantern\n"
        "ann,Ann,user,anonymous,\ncy,Cy,user,,\nkim,Kim,staff,none,\n"
    )
    (project / "content/badges.yml").write_text(
        "- {id: thanked, name: Remembered, for: thanked, rule: {credit: praise}}\n"
        "- {id: named, name: Byline, for: announced, rule: {credit: announce}}\n"
    )
    (project / "content/campaigns/drive/recap.md").write_text(RECAP)
    return project


TOLD = """\
drive · Book drive
  nothing of this campaign is public; its credits count for badges alone
{more}  ada · as Ada · praise: Kept the list
  bo · as Lantern · praise: Found the lamps
  ann · counted, without a name · praise: Read aloud
  cy · not shown, since they have not agreed · praise: Held the door
  kim · no credit, since staff are never credited · praise: Paid
  someone · counted, without a name · praise: Carried books
  ada · as Ada · drawing: Drew the poster
"""
EARNED = "".join(f"  {id} earns Remembered\n" for id in ("ada", "bo", "ann", "cy"))


def test_it_tells_who_gets_what_in_which_form_and_the_badges(project: Path) -> None:
    told = kits(project, "recap", "credits", "drive", now=ENDED)
    assert told.output == TOLD.format(more="") + EARNED
    assert told.exit_code == 0


def test_what_is_not_over_yet_earns_nothing_yet(project: Path) -> None:
    told = kits(project, "recap", "credits")
    later = "  counts once the campaign is ready and over, after 2026-12-13\n"
    assert told.output == TOLD.format(more=later)


def test_a_community_without_recaps_has_nothing_to_tell(tmp_path: Path) -> None:
    told = kits(small_project(tmp_path), "recap", "credits")
    assert told.output == "no recap gives any credits\n"
    assert told.exit_code == 0


def test_a_campaign_that_is_none_is_wrong_use(project: Path) -> None:
    wrong = kits(project, "recap", "credits", "dive")
    assert wrong.output == 'kits: no campaign is called "dive"\n  = hint: did you mean "drive"?\n'
    assert wrong.exit_code == 2
