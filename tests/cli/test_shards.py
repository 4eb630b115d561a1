"""`kits build --shard` and `kits merge`: what is said, and what is refused."""

from __future__ import annotations

from pathlib import Path

from tests.cli.project import kits, small_project
from tests.hosts.test_building import read

LATER = "2026-12-02T13:00:00+08:00"
NEXT = "2026-12-30T12:00:00+08:00"


def split(project: Path, count: int, *more: str) -> None:
    for number in range(1, count + 1):
        made = kits(project, "build", "--shard", f"{number}/{count}", *more)
        assert made.exit_code == 0, made.output


def test_shards_are_made_and_merged_to_the_sites_of_one_build(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    one, parts, merged = (tmp_path / name for name in ("one", "parts", "merged"))
    whole = kits(project, "build", "--out", str(one), now=LATER)
    made = kits(project, "build", "--shard", "2/2", "--out", str(parts))
    assert made.stdout.split()[:3] == ["2/2", "6", "files"]
    assert kits(project, "build", "--shard", "1/2", "--out", str(parts)).exit_code == 0
    joined = kits(project, "merge", str(parts), "--out", str(merged), now=LATER)
    assert (joined.exit_code, joined.output) == (0, whole.output)
    assert read(merged) == read(one)
    assert sorted(path.name for path in parts.iterdir()) == ["shard-1-of-2", "shard-2-of-2"]


def test_shards_lie_in_parts_unless_stated(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    split(project, 1)
    assert (project / "parts/shard-1-of-1/shard.json").is_file()
    assert not (project / "site").exists()
    assert kits(project, "merge", "--audience", "leaders").exit_code == 0
    assert [path.name for path in (project / "site").iterdir()] == ["leaders"]


def test_an_error_in_a_shard_is_told_when_it_is_merged(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    message = project / "content/campaigns/drive/messages/10-launch.md"
    message.write_text(message.read_text("utf-8") + "{{ group.city }}\n", "utf-8")
    (project / "site/leaders").mkdir(parents=True)
    whole = kits(project, "check")
    split(project, 2)
    joined = kits(project, "merge")
    assert whole.exit_code == joined.exit_code == 1
    assert "1 more" in joined.stdout
    assert joined.stdout == kits(project, "build").stdout
    assert list((project / "site/leaders").iterdir()) == []


def test_shards_for_the_public_hold_no_pages_and_serve_it_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    split(project, 2, "--audience", "public")
    assert list((project / "parts/shard-1-of-2/pages").iterdir()) == []
    refused = kits(project, "merge")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "kits: shard 1/2 was made for the public alone\n"
        "  = hint: merge it with --audience public, or make it for leaders too\n"
    )
    assert kits(project, "merge", "--audience", "public").exit_code == 0


def test_a_shard_that_is_missing_or_past_stops_the_merge(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "merge", str(project)).stderr.startswith("kits: there is no shard in")
    split(project, 2)
    past = kits(project, "merge", now=NEXT)
    assert past.exit_code == 1
    assert past.stderr.startswith("kits: shard 1/2 was made for 2026-12-02T12:00:00+08:00")
    missing = kits(project, "merge", str(project / "parts/shard-1-of-2"))
    assert missing.stderr == (
        "kits: of 2 shards these are missing: 2\n  = hint: make them with kits build --shard 2/2\n"
    )
    assert not (project / "site").exists()


def test_a_page_of_a_shard_leaves_no_tree_and_replaces_no_other(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    split(project, 1)
    facts = project / "parts/shard-1-of-1/shard.json"
    (project / "parts/shard-1-of-1/pages/index.html").write_text("mine", "utf-8")
    told = kits(project, "merge")
    assert "damaged" in told.stderr
    counted = facts.read_text("utf-8").replace('"files": 12', '"files": 13')
    size = sum(file.stat().st_size for file in facts.parent.rglob("pages/**/*") if file.is_file())
    before = size - len("mine")
    facts.write_text(counted.replace(f'"bytes": {before}', f'"bytes": {size}'), "utf-8")
    told = kits(project, "merge")
    assert told.exit_code == 1
    assert 'kits: "index.html" would be written over "index.html"' in told.stderr
    assert not (project / "site").exists()


def test_a_part_is_written_as_a_fraction(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for wrong in ("0/2", "3/2", "1", "1/2/3", "-1/2", "one/two"):
        told = kits(project, "build", f"--shard={wrong}")
        assert told.exit_code == 2
        assert f'"{wrong}" is none of so many parts; write it as 3/16' in told.stderr


def test_content_that_is_no_community_is_told_at_once(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "content/community.yml").write_text("name: [", "utf-8")
    made = kits(project, "build", "--shard", "1/2")
    assert made.exit_code == 1
    assert "content/community.yml" in made.stdout
    assert not (project / "parts/shard-1-of-2").exists()
