"""`kits finished`, as an operator uses it: lines that are right, altered, old and of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kits.cli import main
from kits.locale import BUILT_IN
from kits.pipeline import load
from kits.render.training_words import lesson_line, track_line
from kits.source.trees import FolderTree
from tests.cli.project import NOW, kits, small_project
from tests.tongues import EN

FIRST = """\
---
title: First week
quiz:
  - {q: "What first?", options: [Say hello, Post rules], answer: Say hello, why: People}
---
People first.
"""
SECOND = "---\ntitle: Posting\nneeds: [01-first]\n---\nThree steps.\n"
ADA = "content/people/people.csv"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = small_project(tmp_path)
    write(folder, "content/training/leaders/01-first.md", FIRST)
    write(folder, "content/training/leaders/02-posting.md", SECOND)
    write(folder, "content/people/cy.md", "---\nname: Cy # Cyril\n---\nBakes.\n")
    return folder


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def line(project: Path, lesson: str = "leaders/01-first") -> str:
    """What the page of a lesson gives."""
    community = load(FolderTree(project)).community
    assert community is not None
    return lesson_line(community.lessons[lesson], BUILT_IN.tongue(community.locale))


def finished(project: Path, *arguments: str, given: str | None = None) -> Result:
    command = ["-C", str(project), "--now", NOW, "finished", *arguments]
    return CliRunner().invoke(main, command, input=given)


def test_a_line_is_checked_and_what_to_write_is_told(project: Path) -> None:
    result = finished(project, line(project))
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "leaders/01-first: First week\n"
        "\n"
        "In the person's file, or in the column lessons of a table:\n"
        "    lessons: [leaders/01-first 2026-12-02]\n"
        "    leaders/01-first 2026-12-02\n"
        "kits does it with --person ID\n"
    )


def test_lines_come_from_stdin_too(project: Path) -> None:
    given = f"{line(project)}\n\n{line(project, 'leaders/02-posting')}\n{line(project)}\n"
    result = finished(project, given=given)
    assert result.exit_code == 0, result.output
    assert "    leaders/01-first 2026-12-02; leaders/02-posting 2026-12-02\n" in result.stdout


def test_a_row_gets_its_lesson_and_the_other_rows_stay(project: Path) -> None:
    before = (project / ADA).read_text()
    result = finished(project, line(project), "--person", "ada")
    assert (result.exit_code, result.stdout) == (0, f"{ADA}:2: leaders/01-first\n")
    assert (project / ADA).read_text() == before.replace(
        "id,name,role,credit\nada,Ada,user,name\n",
        "id,name,role,credit,lessons\nada,Ada,user,name,leaders/01-first 2026-12-02\n",
    )
    community = load(FolderTree(project)).community
    assert community is not None
    (kept,) = community.people["ada"].lessons
    assert (kept.lesson, str(kept.when)) == ("leaders/01-first", "2026-12-02")
    assert kits(project, "check").exit_code == 0


def test_a_second_lesson_stands_beside_the_first(project: Path) -> None:
    finished(project, line(project), "--person", "ada")
    both = [line(project), line(project, "leaders/02-posting")]
    result = finished(project, *both, "--person", "ada")
    assert result.stdout == (f'ada has "leaders/01-first" already\n{ADA}:2: leaders/02-posting\n')
    row = (project / ADA).read_text().splitlines()[1]
    assert row.endswith(",leaders/01-first 2026-12-02;leaders/02-posting 2026-12-02")


def test_a_file_keeps_everything_else(project: Path) -> None:
    result = finished(project, line(project), "--person", "cy")
    assert result.exit_code == 0, result.output
    assert (project / "content/people/cy.md").read_text() == (
        "---\nname: Cy # Cyril\nlessons: [leaders/01-first 2026-12-02]\n---\nBakes.\n"
    )


def test_an_altered_line_is_refused_and_nothing_is_written(project: Path) -> None:
    before = (project / ADA).read_bytes()
    good = line(project, "leaders/02-posting")
    altered = line(project)[:-6] + "K7F3Q2"
    result = finished(project, good, altered, "--person", "ada")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'kits: "K7F3Q2" is not the code of "leaders/01-first" as it stands: the lesson has changed '
        "since, or the line was altered\n"
        "  = hint: ask for a new line; if you trust this one, write it into their record yourself\n"
    )
    assert (project / ADA).read_bytes() == before


def test_a_line_of_an_older_version_is_refused_until_the_lesson_is_as_it_was(
    project: Path,
) -> None:
    old = line(project)
    write(project, "content/training/leaders/01-first.md", FIRST.replace("People", "Names"))
    result = finished(project, old)
    assert result.exit_code == 1
    assert "the lesson has changed since, or the line was altered" in result.stderr
    write(project, "content/training/leaders/01-first.md", FIRST)
    assert finished(project, old).exit_code == 0


def test_a_line_of_others_names_a_lesson_that_nobody_has(project: Path) -> None:
    result = finished(
        project, "✅ leaders/01-frist · K7F3Q2", "✅ guests/07-tea · K7F3Q2", "Thanks!"
    )
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'kits: no lesson is called "leaders/01-frist"\n'
        '  = hint: did you mean "leaders/01-first"?\n'
        'kits: no lesson is called "guests/07-tea"\n'
        "  = hint: ask which lesson they mean\n"
        'kits: "Thanks!" names no finished lesson\n'
        "  = hint: paste the whole line that the page gave, with leaders/01-first-week · K7F3Q2\n"
    )


def test_somebody_nobody_knows_is_wrong_use(project: Path) -> None:
    result = finished(project, line(project), "--person", "adda")
    assert (result.exit_code, result.stderr) == (
        2,
        'kits: no person is called "adda"\n  = hint: did you mean "ada"?\n',
    )


def test_no_line_at_all_is_wrong_use(project: Path) -> None:
    result = finished(project, given="\n \n")
    assert result.exit_code == 2
    assert "there is no line on stdin" in result.stderr


def test_the_line_of_a_track_tells_of_all_its_lessons(project: Path) -> None:
    parts = [
        line(project, id).rpartition(": ")[2] for id in ("leaders/01-first", "leaders/02-posting")
    ]
    whole = track_line("For leaders", EN).replace("{lessons}", " + ".join(parts))
    result = finished(project, whole, "--person", "cy")
    assert result.exit_code == 0, result.output
    assert (
        "lessons: [leaders/01-first 2026-12-02, leaders/02-posting 2026-12-02]\n"
        in (project / "content/people/cy.md").read_text()
    )
