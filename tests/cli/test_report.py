"""`kits report`, as an operator runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import kits, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = small_project(tmp_path)
    log = made / "content/log/figures"
    log.mkdir(parents=True)
    (log / "a.csv").write_text(
        "figure,period,value,unit,source\nseen,2026-11,41,posts,searched\nseen,2026-10,38,posts,s\n"
    )
    return made


def test_a_month_is_printed_as_markdown(project: Path) -> None:
    made = kits(project, "report", "--month", "2026-11")
    assert made.exit_code == 0, made.output
    assert made.output.startswith("# ")
    assert "| seen | 41 | 38 | s; searched |\n" in made.output
    assert made.output.endswith("\n")
    assert not made.output.endswith("\n\n")


def test_a_figure_that_was_counted_for_the_first_time_is_told(project: Path) -> None:
    with (project / "content/log/figures/a.csv").open("a") as table:
        table.write("asked,2026-11,9,posts,a list\n")
    made = kits(project, "report", "--month", "2026-11")
    assert "| asked | 9 | – | a list |\n" in made.output


def test_without_a_month_it_is_the_one_that_is_over(project: Path) -> None:
    assert kits(project, "report").output == kits(project, "report", "--month", "2026-11").output


def test_what_is_no_month_is_wrong_use_and_what_is_not_counted_is_told(project: Path) -> None:
    for month in ("2026-Q4", "November", "2026-13", "2026-W48"):
        wrong = kits(project, "report", "--month", month)
        assert wrong.exit_code == 2
        assert f'"{month}" is not a month' in wrong.stderr
    old = kits(project, "report", "--month", "2020-01")
    assert old.exit_code == 2
    assert "is not one of the months that are counted" in old.stderr


def test_of_what_has_errors_nothing_is_reported(project: Path) -> None:
    (project / "content/campaigns/drive/campaign.md").write_text("---\ntitle: [\n---\n")
    refused = kits(project, "report")
    assert refused.exit_code == 1
    assert "nothing is reported" in refused.stderr
