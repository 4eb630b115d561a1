"""`kits badges`, and builds with a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kits.plugins.open_badges.seals import KEY, Seal, new_key
from tests.cli.project import kits, small_project

FIRST = """\
---
title: First evening
kind: gathering
state: ready
operator: kim
announcer: ada
starts: 2026-01-05
ends: 2026-01-05
place: The old boathouse
groups: all
theme: Bring a poem
rules: One poem each
notes: The floor is cold
brief: {background: We had never met, goal: Everyone reads one}
crew: [ada, bo]
duties:
  copywriting: [ada]
  promotion: [bo]
  intake: {waived: Nothing is sent in}
  resources: {waived: Nothing is needed}
faq: [{id: late, q: "May I be late?", a: "Yes."}]
plan_b: We meet online
credits: [{person: zoe, for: swept the floor, kind: thanks}]
---
An evening of poems.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which someone who agreed to be named has earned a badge."""
    made = small_project(tmp_path)
    content = made / "content"
    with (content / "community.yml").open("a", encoding="utf-8") as settings:
        settings.write("urls: {public: 'https://readers.example/'}\n")
    (content / "badges.yml").write_text(
        "- {id: pen, name: Pen, for: Wrote, rule: {credit: thanks}}\n", encoding="utf-8"
    )
    (content / "people/zoe.md").write_text("---\nname: Zoe\ncredit: name\n---\n", encoding="utf-8")
    (content / "campaigns/first.md").write_text(FIRST, encoding="utf-8")
    return made


def test_a_new_key_signs_and_is_another_each_time(tmp_path: Path) -> None:
    keys = [kits(tmp_path, "badges", "key").stdout for _ in range(2)]
    assert keys[0] != keys[1]
    assert [Seal(key).public["crv"] for key in keys] == ["Ed25519", "Ed25519"]


def test_what_is_no_key_stops_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "secret")
    built = kits(project, "build")
    assert (built.exit_code, built.stderr) == (
        2,
        "kits: KITS_BADGE_KEY cannot sign badges: it is not an Ed25519 private key in PEM\n"
        "  = hint: make one with kits badges key\n",
    )
    assert "secret" not in built.output
    assert not (project / "site").exists()


@pytest.mark.parametrize("lines", ["\n", "\\n"], ids=["as it is", "in one line"])
def test_a_build_with_a_key_signs(
    project: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    monkeypatch.setenv(KEY, new_key().replace("\n", lines))
    built = kits(project, "build", "--audience", "public")
    assert built.exit_code == 0, built.output
    public = project / "site/public"
    assert (public / "badges/did.json").is_file()
    assert (public / "people/zoe/badges/pen/credential.jwt").is_file()


def test_a_build_without_one_gives_badges_and_no_credentials(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY, raising=False)
    assert kits(project, "build", "--audience", "public").exit_code == 0
    public = project / "site/public"
    assert (public / "people/zoe/badges/pen/index.html").is_file()
    assert not (public / "badges/did.json").exists()
    assert not list(public.rglob("*.jwt"))


def test_what_a_stranger_wrote_is_not_signed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, new_key())
    assert kits(project, "build", "--audience", "public").exit_code == 0
    assert list((project / "site/public").rglob("*.jwt"))
    assert kits(project, "build", "--audience", "public", "--untrusted").exit_code == 0
    assert not list((project / "site/public").rglob("*.jwt"))
