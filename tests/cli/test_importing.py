"""`kits import`: shown, asked, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import kits, small_project

HEAD = "figure,period,value,unit,group,source\n"
SEEN = f"{HEAD}Seen,2026-11,41,posts,hill,By hand\nHours,2026-11,2.5,hours,,By hand\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def table(project: Path, text: str, name: str = "seen.csv") -> str:
    path = project.parent / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def log(project: Path) -> list[str]:
    return sorted(path.read_text("utf-8") for path in project.glob("content/log/figures/*.csv"))


def test_what_was_understood_is_shown_and_written_once_only(project: Path) -> None:
    file = table(project, SEEN)
    done = kits(project, "import", file, "--as", "figures", "--yes")
    assert done.exit_code == 0
    first, second, third, counts, path = done.output.splitlines()
    assert first.split() == ["figure", "period", "value", "unit", "group", "source", "day"]
    assert second.split()[:5] == ["Seen", "2026-11", "41", "posts", "hill"]
    assert third.split()[:3] == ["Hours", "2026-11", "2.5"]
    assert counts == "2 new, 0 known, 0 without a group"
    assert (project / path).is_file()
    (text,) = log(project)
    again = kits(project, "import", file, "--as", "figures", "--yes")
    assert again.output == (
        "0 new, 2 known, 0 without a group\nNothing is new, so nothing was written.\n"
    )
    assert (again.exit_code, log(project)) == (0, [text])


def test_it_is_asked_first(project: Path) -> None:
    """Where there is no terminal to ask on, nothing is written."""
    done = kits(project, "import", table(project, SEEN), "--as", "figures")
    assert done.exit_code == 2
    assert "--yes" in done.output
    assert log(project) == []


def test_a_bad_cell_is_a_finding_and_nothing_is_written(project: Path) -> None:
    file = table(project, f"{SEEN}Late,2026-11,much,posts,,By hand\n")
    done = kits(project, "import", file, "--as", "figures", "--yes")
    assert done.exit_code == 1
    assert f'{file}:4:14: error[wrong-type]: expected a number, found "much"' in done.output
    assert "nothing was written" in done.output
    assert log(project) == []


def test_rows_may_be_of_a_campaign_that_is_named_once(project: Path) -> None:
    file = table(project, SEEN)
    done = kits(project, "import", file, "--as", "figures", "--campaign", "drive", "--yes")
    assert done.exit_code == 0
    assert log(project)[0].count(",drive,") == 2
    done = kits(project, "import", file, "--as", "figures", "--campaign", "drvie", "--yes")
    assert done.exit_code == 2


def test_what_rows_are_is_said(project: Path) -> None:
    done = kits(project, "import", table(project, SEEN))
    assert done.exit_code == 2
    assert "--as" in done.output


def test_a_file_that_is_too_large_is_not_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kits.cli.importing.LARGEST", 10)
    done = kits(project, "import", table(project, SEEN), "--as", "figures", "--yes")
    assert done.exit_code == 2
    assert "larger than 200 MB" in done.output


def test_nobody_of_a_sign_up_list_comes_along(project: Path) -> None:
    """Nor is anybody named in what is shown."""
    settings = project / "content/community.yml"
    settings.write_text(
        f'{settings.read_text("utf-8")}link_tags: "g={{{{ group.id }}}}"\n', "utf-8"
    )
    text = "Name,Phone,Link\nMira Novak,0151,https://x.example/?g=hill\n"
    file = table(project, text, "sign-ups.csv")
    done = kits(project, "import", file, "--as", "figures", "--yes")
    assert done.exit_code == 0
    assert "sign-ups" in log(project)[0]
    for said in (done.output, *log(project)):
        assert "Mira" not in said
        assert "0151" not in said


def test_who_is_forgotten_is_told_where_a_source_names_them(project: Path) -> None:
    """A sentence is mended by hand; the command says where, and says it is not done."""
    (project / "content/people").mkdir(exist_ok=True)
    (project / "content/people/zoe.md").write_text("---\nname: Zoe Lindqvist\n---\n", "utf-8")
    file = table(project, SEEN.replace("By hand", "Counted by Zoe Lindqvist"))
    assert kits(project, "import", file, "--as", "figures", "--yes").exit_code == 0
    done = kits(project, "forget", "zoe", "--yes")
    assert "content/log/figures/" in done.output
    assert "Zoe Lindqvist" in done.output
