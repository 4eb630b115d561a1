"""Any split of a community merges to the bytes, and the findings, of one build."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.hosts.merging import dealt, find_shards, in_order
from kits.hosts.origins import content_digest, program_digest
from kits.hosts.phones import Phones
from kits.hosts.scratch import BuildRunning, open_scratch
from kits.hosts.sharding import make_shard
from kits.hosts.shards import Refused, Shard
from kits.hosts.site import NotATree
from kits.hosts.sites import build_sites
from kits.model.audiences import Audience
from kits.pipeline import Checked, check, load
from kits.render.renderers import BUILT_IN, phones_of
from kits.source.trees import FolderTree
from tests.cli.project import FILES
from tests.hosts.test_building import Plain, read, stats
from tests.lamp import LAMP

pytestmark = pytest.mark.long

NOW = datetime.fromisoformat("2026-12-02T12:00:00+08:00")
ALL = tuple(Audience)
ROWS = (
    "harbour,Harbour,wechat,ada,https://chat.example/harbour",
    "hill,Hill,wechat;email,bo,https://chat.example/hill",
    "mill,Mill,whatsapp,ada,",
    "quay,Quay,email,ada;bo,https://chat.example/quay",
    "weir,Weir,telegram,,",
    "inn,Inn,wechat,bo,",
)
MESSAGE = """\
---
title: Launch
send: starts 08:00
---
Bring a book, {{ group.name }}, to [the hall]({{ group.link or "https://chat.example" }}).
![The hall](hall.png)
Ask {{ leader }}.
"""


def project(folder: Path, rows: list[str]) -> Path:
    campaign = FILES["content/campaigns/drive/campaign.md"].replace(
        "groups: all", "groups: all\nextras: [qr, kit-html]\nlink: https://chat.example/drive"
    )
    files = FILES | {
        "content/groups/groups.csv": "\n".join(["id,name,channels,leaders,link", *rows, ""]),
        "content/campaigns/drive/campaign.md": campaign,
        "content/campaigns/drive/messages/10-launch.md": MESSAGE,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "content/campaigns/drive/hall.png").write_bytes(LAMP)
    return folder


def built(folder: Path, out: Path, found: Callable[[Phones | None], Checked]) -> Path:
    build_sites(found, audiences=ALL, project=folder, out=out, host=Plain())
    return out


def checked_here(folder: Path, phones: Phones | None) -> Checked:
    assert phones
    done = check(
        load(FolderTree(folder)),
        NOW,
        lambda seen, bundle: phones.take(phones_of(BUILT_IN, seen, bundle)),
    )
    assert isinstance(done, Checked)
    return done


def checked_apart(folder: Path, parts: Path, phones: Phones | None) -> Checked:
    tree = FolderTree(folder)
    content, program = content_digest(tree), program_digest()
    shards = in_order(
        find_shards([parts]), content=content, program=program, now=NOW, with_pages=True
    )
    loaded = load(tree)
    assert loaded.community
    done = check(loaded, NOW, deal=dealt(shards, loaded.community.files, phones))
    assert isinstance(done, Checked)
    return done


def made(number: int, count: int, folder: Path, out: Path, now: datetime = NOW) -> Shard:
    shard = make_shard(number, count, project=folder, out=out, now=now, has_pages=True)
    assert isinstance(shard, Shard)
    return shard


@settings(max_examples=12)
@given(st.lists(st.sampled_from(ROWS), min_size=1, unique=True), st.integers(1, 4))
def test_any_split_merges_to_the_bytes_of_one_build(rows: list[str], count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name) / "project", rows)
        whole, joined, parts = (Path(name) / each for each in ("one", "merged", "parts"))
        built(folder, whole, partial(checked_here, folder))
        for number in range(count, 0, -1):
            made(number, count, folder, parts)
        built(folder, joined, partial(checked_apart, folder, parts))
        assert read(joined) == read(whole)
        phones = None
        findings = checked_apart(folder, parts, phones).findings
        assert findings == check(load(FolderTree(folder)), NOW).findings  # type: ignore[union-attr]


def test_what_is_merged_again_is_not_written_again(tmp_path: Path) -> None:
    folder, parts, site = project(tmp_path / "project", list(ROWS)), tmp_path / "p", tmp_path / "s"
    for number in (1, 2):
        made(number, 2, folder, parts)
    built(folder, site, partial(checked_apart, folder, parts))
    before = stats(site)
    built(folder, site, partial(checked_apart, folder, parts))
    assert stats(site) == before


def test_a_shard_replaces_one_and_nothing_else(tmp_path: Path) -> None:
    folder, parts = project(tmp_path / "project", list(ROWS)), tmp_path / "parts"
    first = made(1, 2, folder, parts)
    assert made(1, 2, folder, parts) == first
    assert [path.name for path in parts.iterdir()] == ["shard-1-of-2"]
    (parts / "shard-2-of-2").mkdir()
    (parts / "shard-2-of-2/notes.txt").write_text("mine", "utf-8")
    with pytest.raises(NotATree):
        made(2, 2, folder, parts)
    assert (parts / "shard-2-of-2/notes.txt").read_text("utf-8") == "mine"


def test_shards_are_made_beside_one_another(tmp_path: Path) -> None:
    folder, parts = project(tmp_path / "project", list(ROWS)), tmp_path / "parts"
    with open_scratch(folder, parts, "shard-1-of-2"):
        made(2, 2, folder, parts)
        with pytest.raises(BuildRunning):
            made(1, 2, folder, parts)


def test_a_shard_of_edited_content_is_refused(tmp_path: Path) -> None:
    folder, parts = project(tmp_path / "project", list(ROWS)), tmp_path / "parts"
    made(1, 1, folder, parts)
    picture = folder / "content/campaigns/drive/hall.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    with pytest.raises(Refused, match="shard 1/1 was made of other content"):
        checked_apart(folder, parts, None)


def test_a_waiver_that_ends_ends_what_a_shard_is_good_for(tmp_path: Path) -> None:
    folder, parts = project(tmp_path / "project", list(ROWS)), tmp_path / "parts"
    (folder / "content/waivers.csv").write_text(
        "record,rule,reason,until\ngroups/weir,group-without-leader,new,2026-12-02\n", "utf-8"
    )
    until = made(1, 1, folder, parts).good_until
    assert until <= datetime.fromisoformat("2026-12-03T00:00:00+00:00")
