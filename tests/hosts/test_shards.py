"""Shards: what is found and made apart is what one process finds and makes, and nothing more."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.groups import Part
from kits.hosts.forking import stretches
from kits.hosts.merging import dealt, find_shards, in_order
from kits.hosts.shards import (
    Refused,
    Shard,
    folder_name,
    page_files,
    read_facts,
    read_part,
    write_facts,
    write_parts,
)
from kits.model.bundles import Share
from kits.model.files import Files
from kits.model.findings import Finding
from kits.model.packing import Stranger, Unpackable, packed, unpacked
from kits.pipeline import check, compose, load
from kits.rules.rulebooks import PAGES
from kits.texts.gathering import Heaps
from tests.rules.harness import NOW, Example, completed, examples, found_in
from tests.rules.harness import Files as Tree

BAD = [example for rule, page in PAGES.items() for example in examples(rule, page) if example.bad]
A, B = "a" * 64, "b" * 64


def shard(number: int = 1, count: int = 1, **facts: object) -> Shard:
    plain = Shard(
        number=number,
        count=count,
        content=A,
        program=A,
        now=NOW,
        good_until=NOW + timedelta(hours=1),
        has_pages=True,
        files=0,
        bytes=0,
        groups=A,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]  # facts are named by each test


def parts_of(tree: Tree, number: int, count: int) -> Sequence[Part] | None:
    """What one machine makes of its groups; nothing where there is no community."""
    made = compose(
        load(tree),
        NOW,
        None,
        lambda work, groups: [work(groups)],
        lambda groups: list(stretches(groups, count))[number - 1],
    )
    return None if isinstance(made, tuple) else made.parts


def found_apart(tree: Tree, count: int, place: Path) -> tuple[Finding, ...]:
    """What is found by as many machines and told by one more, through the files they write."""
    shards: dict[Path, Shard] = {}
    for number in range(1, count + 1):
        parts = parts_of(tree, number, count)
        if parts is None:
            return found_in(tree)
        folder = place / folder_name(number, count)
        folder.mkdir(parents=True)
        shards[folder] = shard(number, count, groups=write_parts(folder, parts))
    loaded = load(tree)
    assert loaded.community
    checked = check(loaded, NOW, deal=dealt(shards, loaded.community.files, None))
    assert not isinstance(checked, tuple)
    return checked.findings


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.name)
def test_whatever_a_rule_finds_is_found_apart_and_counted_together(
    example: Example, tmp_path: Path
) -> None:
    tree = completed(example.fragment(), example.rule)
    assert found_apart(tree, 2, tmp_path) == found_in(tree)


def a_part(folder: Path, rows: str = "") -> tuple[Shard, Sequence[str], Files]:
    """A shard of all groups of the small community, and of those in these rows."""
    added = {"content/groups/more.csv": b"id,name,channels,leader_name\n" + rows.encode()}
    base = completed(Tree({}), "")
    tree = Tree({**base.contents, **(added if rows else {})})
    community = load(tree).community
    parts = parts_of(tree, 1, 1)
    assert community
    assert parts
    return shard(groups=write_parts(folder, parts)), list(community.groups), community.files


def test_a_shard_is_read_as_it_was_written(tmp_path: Path) -> None:
    told, ids, files = a_part(tmp_path, "hill,Hill,wechat,Bo\n")
    write_facts(tmp_path, told)
    assert read_facts(tmp_path) == told
    assert len(ids) == 2
    assert list(read_part(tmp_path, told, ids, files).bundles) == ids


def test_a_shard_of_other_groups_is_refused(tmp_path: Path) -> None:
    told, ids, files = a_part(tmp_path, "hill,Hill,wechat,Bo\n")
    for others in (ids[:1], ids[::-1], [*ids, "quay"]):
        with pytest.raises(Refused, match="damaged"):
            read_part(tmp_path, told, others, files)


def test_a_shard_whose_bytes_are_others_is_refused(tmp_path: Path) -> None:
    told, ids, files = a_part(tmp_path)
    data = (tmp_path / "groups").read_bytes()
    (tmp_path / "groups").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(Refused, match="damaged"):
        read_part(tmp_path, told, ids, files)


@pytest.mark.parametrize("source", ["/etc/passwd", "../secret.png", "content/people/ann.md"])
def test_nothing_is_sent_along_that_is_no_file_to_send(tmp_path: Path, source: str) -> None:
    told, ids, files = a_part(tmp_path)
    bundles, texts = unpacked((tmp_path / "groups").read_bytes())
    share = unpacked(bundles["lighthouse"].share)._replace(files={"campaigns/x.png": source})
    bundles["lighthouse"] = bundles["lighthouse"]._replace(share=packed(share))
    data = packed((bundles, texts))
    (tmp_path / "groups").write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        read_part(tmp_path, replace(told, groups=sha256(data).hexdigest()), ids, files)


@settings(max_examples=200)
@given(st.data())
def test_bytes_that_somebody_changed_are_read_or_refused(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        told, ids, files = a_part(folder, "hill,Hill,wechat,Bo\n")
        changed = bytearray((folder / "groups").read_bytes())
        for at in data.draw(st.lists(st.integers(0, len(changed) - 1), min_size=1, max_size=4)):
            changed[at] = data.draw(st.integers(0, 255))
        (folder / "groups").write_bytes(changed)
        with suppress(Refused):
            digest = sha256(changed).hexdigest()
            read_part(folder, replace(told, groups=digest), ids, files)


class Call:
    """Pickles as the call of something."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.told = (function, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.told


@pytest.mark.parametrize(
    "written",
    [
        pickle.dumps(Call(os.system, "true")),
        pickle.dumps(Call(getattr, Share, "mro")),
        pickle.dumps(Call(exec, "raise SystemExit")),
        b"\x80\x04\x8c\x13kits.hosts.swapping\x8c\x0bctypes.CDLL\x93\x8c\x04libc\x85R.",
        b"\x80\x04\x8c\x13kits.hosts.swapping\x8c\x04Path\x93\x8c\x01x\x85R.",
        b"\x80\x04\x8c\x0fkits.hosts.site\x8c\x08SiteTree\x93\x8c\x01x\x85R.",
    ],
)
def test_no_code_is_read_from_a_shard(written: bytes) -> None:
    for read in (unpacked, Stranger().unpacked):
        with pytest.raises(Unpackable, match="no plain value"):
            read(written)


def test_a_shard_that_changes_a_class_of_ours_is_found_out() -> None:
    data = b"\x80\x04\x8c\x14kits.texts.gathering\x8c\x05Heaps\x93N}\x8c\x05drain\x8c\x01xs\x86b."
    stranger = Stranger()
    stranger.unpacked(packed(Heaps()))
    stranger.hold_harmless()
    stranger.unpacked(data)
    try:
        with pytest.raises(Unpackable, match="Heaps was changed"):
            stranger.hold_harmless()
    finally:
        del Heaps.drain  # type: ignore[attr-defined]  # it was put there


def pages(folder: Path, **files: str) -> Shard:
    for path, text in files.items():
        (folder / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pages" / path).write_text(text, "utf-8")
    return shard(files=len(files), bytes=sum(map(len, files.values())))


def test_no_page_is_taken_through_a_link(tmp_path: Path) -> None:
    told = pages(tmp_path / "a", x="page")
    (tmp_path / "secret").write_text("text", "utf-8")
    (tmp_path / "a/pages/x").unlink()
    (tmp_path / "a/pages/x").symlink_to(tmp_path / "secret")
    with pytest.raises(Refused, match="damaged"):
        list(page_files(tmp_path / "a", told))
    told = pages(tmp_path / "b", x="page")
    (tmp_path / "c").mkdir()
    (tmp_path / "c/pages").symlink_to(tmp_path / "b/pages")
    with pytest.raises(Refused, match="damaged"):
        list(page_files(tmp_path / "c", told))


def test_pages_that_a_shard_does_not_tell_of_are_refused(tmp_path: Path) -> None:
    told = pages(tmp_path, x="page", y="page")
    assert [path for path, _file in page_files(tmp_path, told)] == ["x", "y"]
    for wrong in (replace(told, files=3), replace(told, bytes=9)):
        with pytest.raises(Refused, match="damaged"):
            list(page_files(tmp_path, wrong))


@pytest.mark.parametrize(
    "facts",
    [
        {"number": 0},
        {"number": 3, "count": 2},
        {"number": "1"},
        {"files": -1},
        {"now": "2026-12-02T12:00:00"},
        {"content": "../a"},
        {"has_pages": 1},
    ],
)
def test_facts_of_another_form_are_refused(tmp_path: Path, facts: dict[str, object]) -> None:
    write_facts(tmp_path, shard())
    told = json.loads((tmp_path / "shard.json").read_bytes())
    (tmp_path / "shard.json").write_text(json.dumps(told | facts), "utf-8")
    with pytest.raises(Refused, match="damaged"):
        read_facts(tmp_path)


def test_another_format_is_told_apart(tmp_path: Path) -> None:
    write_facts(tmp_path, shard())
    told = json.loads((tmp_path / "shard.json").read_bytes())
    (tmp_path / "shard.json").write_text(json.dumps(told | {"format": 2}), "utf-8")
    with pytest.raises(Refused, match="another version"):
        read_facts(tmp_path)


def refusal(*shards: Shard, now: datetime = NOW, with_pages: bool = True) -> str:
    found = {Path(str(place)): each for place, each in enumerate(shards)}
    with pytest.raises(Refused) as refused:
        in_order(found, content=A, program=A, now=now, with_pages=with_pages)
    return f"{refused.value} ({refused.value.remedy})"


def test_what_does_not_belong_together_is_refused() -> None:
    one, two, three = (shard(number, 3) for number in (1, 2, 3))
    assert refusal(one, three) == (
        "of 3 shards these are missing: 2 (make them with kits build --shard 2/3)"
    )
    assert refusal(one, two, three, two) == (
        'shard 2/3 is there twice: "1" and "3" (take one of them away)'
    )
    assert refusal(one, two, three, shard(1, 2)) == (
        "there are shards of 2 and of 3 (leave the folders of one split alone there)"
    )
    assert refusal(one, two, replace(three, content=B)) == (
        "shard 3/3 was made of other content "
        "(make all shards and merge them from the same revision)"
    )
    assert refusal(one, two, replace(three, program=B)) == (
        "shard 3/3 was made by another program (install the same versions of Leaderkit, Python "
        "and all packages on all machines)"
    )
    assert refusal(one, replace(two, has_pages=False), three) == (
        "shard 2/3 was made for the public alone "
        "(merge it with --audience public, or make it for leaders too)"
    )


def test_a_shard_is_merged_as_long_as_it_would_be_made_again() -> None:
    both = {Path("a"): shard(2, 2), Path("b"): shard(1, 2)}
    for now in (NOW, NOW + timedelta(minutes=59)):
        found = in_order(both, content=A, program=A, now=now, with_pages=True)
        assert [each.number for each in found.values()] == [1, 2]
    for now in (NOW - timedelta(seconds=1), NOW + timedelta(hours=1)):
        assert "give all shards and the merge the same --now" in refusal(*both.values(), now=now)
    at_once = shard(good_until=NOW)
    assert in_order({Path("a"): at_once}, content=A, program=A, now=NOW, with_pages=True)


def test_shards_are_found_where_ci_puts_them(tmp_path: Path) -> None:
    for folder, number in (("a", 1), ("b/shard-2-of-3", 2), ("c/artifact/shard-3-of-3", 3)):
        (tmp_path / folder).mkdir(parents=True)
        write_facts(tmp_path / folder, shard(number, 3))
    given = [tmp_path / "a", tmp_path / "b", tmp_path / "c"]
    assert {each.number for each in find_shards(given).values()} == {1, 2, 3}
    with pytest.raises(Refused, match="no shard"):
        find_shards([tmp_path / "c/artifact/shard-3-of-3/pages"])
