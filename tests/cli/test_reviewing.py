"""`kits new flaw`: what is wrong is written into the campaign, and the note is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import kits, small_project

NEW = ("new", "flaw", "drive", "dead-link", "--what", "The link: does not open")


def test_a_flaw_is_written_where_it_is_known(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    path = project / "content/campaigns/drive/campaign.md"
    before = path.read_text()
    done = kits(project, *NEW, "--answer", "Ask {{ leader }}")
    assert done.exit_code == 0, done.output
    after = path.read_text()
    assert (
        after.replace(
            'flaws:\n  - {id: "dead-link", what: "The link: does not open", '
            'answer: "Ask {{ leader }}"}\n',
            "",
        )
        == before
    )
    assert kits(project, "check").exit_code == 0
    again = kits(project, *NEW)
    assert again.exit_code == 2
    assert "there is a flaw" in again.stderr


def test_no_line_of_a_flaw_is_one_of_the_campaign(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    told = 'A "q", x: y # c\n---\nstate: draft'
    assert kits(project, *NEW[:5], told, "--answer", "See it\n---\n").exit_code == 0
    found = kits(project, "check")
    assert found.exit_code == 0, found.output
    text = (project / "content/campaigns/drive/campaign.md").read_text()
    assert """what: 'A "q", x: y # c --- state: draft', answer: "See it ---"}\n""" in text


def test_the_note_that_told_of_it_is_answered(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    done = kits(project, *NEW, "--told-by", "harbour/10-ask")
    assert done.exit_code == 0, done.output
    (row,) = (project / "content/log/answers").glob("*.csv")
    assert row.read_text().splitlines()[1].startswith("harbour,drive/10-ask,")
    assert row.read_text().strip().endswith("flaw: dead-link")
    assert kits(project, *NEW[:3], "two", *NEW[4:], "--told-by", "harbour").exit_code == 2


def test_a_recap_begins_with_what_to_think_of(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    done = kits(project, "new", "recap", "drive")
    assert done.exit_code == 0, done.output
    text = (project / "content/campaigns/drive/recap.md").read_text()
    assert text.startswith("---\nheld_on: 2026-12-13\n")
    assert "Who had something to say and did not?" in text
    found = kits(project, "check", "--format", "concise").output.splitlines()
    assert [line.split("[")[1].split("]")[0] for line in found if "[" in line] == ["placeholder"]
    assert kits(project, "new", "recap", "drive").exit_code == 2


@pytest.mark.parametrize(
    ("locale", "asked", "pressure"),
    [
        ("en", "# Which post started a conversation?\n", "Who was more tired than expected?"),
        ("zh", "# 哪一条让群里聊起来了？\n", "谁比预想的累？"),
    ],
)
def test_a_recap_asks_what_its_recipe_asks_and_where_it_was_tight(
    tmp_path: Path, locale: str, asked: str, pressure: str
) -> None:
    project = small_project(tmp_path)
    settings = project / "content/community.yml"
    settings.write_text(settings.read_text().replace("locale: en", f"locale: {locale}"))
    campaign = project / "content/campaigns/drive/campaign.md"
    campaign.write_text(campaign.read_text().replace("kind: dispatch", "recipe: dispatch"))
    assert kits(project, "new", "recap", "drive").exit_code == 0
    text = (project / "content/campaigns/drive/recap.md").read_text(encoding="utf-8")
    assert asked in text
    assert pressure in text
    found = kits(project, "check", "--format", "concise").output.splitlines()
    assert len([line for line in found if "recap.md" in line]) == 1, (
        "the thank-you is to be written"
    )
