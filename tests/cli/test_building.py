"""`kits build`: which trees, where, and what is said."""

from __future__ import annotations

from pathlib import Path

from tests.cli.project import kits, small_project


def test_all_trees_are_built_and_counted(tmp_path: Path) -> None:
    project = small_project(tmp_path)

    built = kits(project, "build")

    assert built.exit_code == 0, built.output
    assert [line.split()[0] for line in built.stdout.splitlines()] == [
        "public",
        "leaders",
        "operators",
    ]
    assert sorted(path.name for path in (project / "site").iterdir()) == [
        "leaders",
        "operators",
        "public",
    ]
    assert (project / "site/leaders/g/hill/drive/kit.json").is_file()


def test_audiences_and_the_place_can_be_chosen(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    out = tmp_path / "elsewhere"

    built = kits(
        project, "build", "--audience", "public", "--audience", "leaders", "--out", str(out)
    )

    assert built.exit_code == 0, built.output
    assert sorted(path.name for path in out.iterdir()) == ["leaders", "public"]
    assert not (project / "site").exists()


def test_several_audiences_may_follow_one_option(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "build", "--audience", "public", "leaders").exit_code == 0
    assert sorted(path.name for path in (project / "site").iterdir()) == ["leaders", "public"]


def test_an_error_builds_nothing(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "content/groups/groups.csv").write_text("id,name\nharbour,Harbour\n", "utf-8")
    built = kits(project, "build")
    assert built.exit_code == 1
    assert "missing-element" in built.stdout
    assert not (project / "site").exists()


def test_sites_are_not_built_among_the_sources(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for out in (project, project / "content", project / "content/pages"):
        assert kits(project, "build", "--out", str(out)).exit_code == 2


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (tmp_path / "file").write_text("", "utf-8")
    out = tmp_path / "file" / "x"
    built = kits(project, "build", "--out", str(out))
    assert built.exit_code == 1
    assert built.stderr == (
        f'kits: the folder "{out}" cannot be made: Not a directory\n'
        "  = hint: name a folder that you may write in with --out\n"
    )


def test_a_strangers_settings_are_refused_where_nobody_vouches_for_them(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    ran = tmp_path / "ran"
    hook = f"from pathlib import Path\nPath({str(ran)!r}).touch()\n"
    (project / "hook.py").write_text(hook, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")

    refused = kits(project, "build", "--untrusted", "--audience", "public")

    assert refused.exit_code == 1
    assert 'mkdocs.yml:6:1: error[untrusted-setting]: "hooks" could run code' in refused.stdout
    assert not ran.exists()
    assert not (project / "site").exists()
    assert kits(project, "build", "--audience", "public").exit_code == 0
    assert ran.exists()


def test_what_stands_of_a_trusted_build_is_looked_at_again(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra: {analytics: {}}\n")
    assert kits(project, "build", "--audience", "public").exit_code == 0
    assert kits(project, "build", "--audience", "public", "--untrusted").exit_code == 1


def test_what_is_made_elsewhere_is_not_made_of_a_strangers_content(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "build", "--untrusted", "--shard", "1/2").exit_code == 2
