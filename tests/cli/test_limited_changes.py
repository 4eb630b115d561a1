"""A change that is limited to groups is told to them, and no word of it to anybody else."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.project import kits, small_project

SECRET = ("PIERCLOSED", "STORMDAMAGE", "SLIPWAY", "BOATHOUSE", "MOLEGESPERRT", "STURMSCHADEN")
CAMPAIGN = "content/campaigns/drive/campaign.md"
CHANGE = """\
changes:
  - id: pier
    at: 2026-12-01 10:00
    what: PIERCLOSED until spring
    why: STORMDAMAGE in the night
    replaces: [10-launch]
    message: 20-slipway
    groups: {groups}
groups: all
"""
FILES = {
    "content/campaigns/drive/campaign.de.md": "---\ntitle: Sammlung\nchanges:\n"
    "  - {id: pier, what: MOLEGESPERRT, why: STURMSCHADEN}\n---\n",
    "content/campaigns/drive/messages/20-slipway.md": "---\ntitle: BOATHOUSE instead\n"
    "send: starts 12:00\n---\nCome to the SLIPWAY.\n",
    "content/campaigns/drive/messages/30-end.md": "---\ntitle: The end\nsend: ends 12:00\n---\nThanks.\n",
}


def project(folder: Path, groups: str) -> Path:
    """Two groups with different leaders, and a change for some of them."""
    small_project(folder)
    (folder / "content/pages").mkdir()
    for path, text in FILES.items():
        (folder / path).write_text(text, encoding="utf-8")
    campaign = folder / CAMPAIGN
    text = campaign.read_text(encoding="utf-8").replace("kind: dispatch", "kind: gathering")
    text = text.replace("groups: all\n", CHANGE.format(groups=groups) + ELEMENTS)
    campaign.write_text(text, encoding="utf-8")
    return folder


ELEMENTS = """\
place: The harbour
theme: Books
rules: Be kind
notes: None
faq: [{id: late, q: "May I come late?", a: Yes.}]
brief: {background: b, goal: g}
crew: [ada, bo]
duties: {copywriting: [ada], promotion: [ada], intake: [ada], resources: [ada]}
plan_b: Indoors
"""


def files_with(tree: Path, words: tuple[str, ...]) -> set[str]:
    """The files of a tree that hold any of the words, whole or packed, or bear it in their name."""
    found = set()
    for path in tree.rglob("*"):
        if path.is_file():
            name, content = path.relative_to(tree).as_posix(), path.read_bytes()
            if content.startswith(b"\x1f\x8b"):
                content = gzip.decompress(content)
            text = name + content.decode(errors="replace")
            if any(word.lower() in text.lower() for word in words):
                found.add(name)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("limited"), "[harbour]")
    built = kits(folder, "build")
    assert built.exit_code == 0, built.output
    return folder / "site"


def test_the_groups_are_told(site: Path) -> None:
    own = site / "leaders/g/harbour"
    told = files_with(own, ("PIERCLOSED",))
    assert {"drive/index.html", "drive/kit.txt", "index.html"} <= told
    assert "drive/kit.json" in files_with(own, ("SLIPWAY",))


def test_nobody_else_has_a_word_of_it(site: Path) -> None:
    assert files_with(site / "public", SECRET) == set()
    theirs = ("g/harbour/", "l/ada/")
    told = {path for path in files_with(site / "leaders", SECRET) if not path.startswith(theirs)}
    assert told == set()


def test_operators_see_all(site: Path) -> None:
    assert "campaigns/drive/index.html" in files_with(site / "operators", ("PIERCLOSED",))


def test_what_concerns_all_groups_is_public(tmp_path: Path) -> None:
    folder = project(tmp_path, "[harbour, hill]")
    built = kits(folder, "build", "--audience", "public")
    assert built.exit_code == 0, built.output
    assert "campaigns/drive/index.html" in files_with(folder / "site/public", ("PIERCLOSED",))


def test_commands_say_nothing_of_it_for_others(tmp_path: Path) -> None:
    folder = project(tmp_path, "[harbour]")
    text = (folder / CAMPAIGN).read_text(encoding="utf-8")
    before = text.replace(CHANGE.format(groups="[harbour]"), "groups: all\nskip: []\n")
    (folder / CAMPAIGN).write_text(before, encoding="utf-8")
    slip = folder / "content/campaigns/drive/messages/20-slipway.md"
    correction = slip.read_text(encoding="utf-8")
    slip.unlink()
    translation = folder / "content/campaigns/drive/campaign.de.md"
    spoken = translation.read_text(encoding="utf-8")
    translation.unlink()
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        subprocess.run(["git", "-C", str(folder), *who, *command], check=True)
    built = kits(folder, "build", "--audience", "leaders")
    assert built.exit_code == 0, built.output
    hill, harbour = (folder / "site/leaders/g" / id for id in ("hill", "harbour"))
    was = {path: path.read_bytes() for path in hill.rglob("*") if path.is_file()}
    sequences = sequence(harbour)
    (folder / CAMPAIGN).write_text(text, encoding="utf-8")
    slip.write_text(correction, encoding="utf-8")
    translation.write_text(spoken, encoding="utf-8")

    different = kits(folder, "diff")
    assert "harbour" in different.stdout
    assert "hill" not in different.stdout
    assert not any(word in kits(folder, "show", "drive", "hill").output for word in SECRET)
    assert kits(folder, "build", "--audience", "leaders").exit_code == 0
    assert {path: path.read_bytes() for path in hill.rglob("*") if path.is_file()} == was
    assert sum(sequence(harbour).values()) > sum(sequences.values())
    kit = json.loads((hill / "drive/kit.json").read_text(encoding="utf-8"))
    assert [message["locked"] for message in kit["messages"]] == [None, None]


def sequence(home: Path) -> dict[str, int]:
    """The number that says how often each event was changed."""
    calendar = Calendar.from_ical((home / "calendar.ics").read_bytes())
    return {str(event["UID"]): int(event.get("SEQUENCE", 0)) for event in calendar.walk("VEVENT")}
