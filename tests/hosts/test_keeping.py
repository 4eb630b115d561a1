from pathlib import Path

import pytest

from kits.hosts.keeping import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "made")


def test_what_is_kept_is_found(kept: Kept) -> None:
    assert kept.find("a") is None
    kept.keep("a", b"poster")
    assert kept.find("a") == b"poster"


@pytest.mark.parametrize("damage", [b"", b"x" * 20, b"\0" * 32 + b"poster"])
def test_what_was_damaged_is_not_found(kept: Kept, tmp_path: Path, damage: bytes) -> None:
    kept.keep("a", b"poster")
    (tmp_path / "made/a").write_bytes(damage)
    assert kept.find("a") is None
    kept.keep("a", b"poster")
    assert kept.find("a") == b"poster"


def test_a_result_of_nothing_is_a_result(kept: Kept) -> None:
    kept.keep("a", b"")
    assert kept.find("a") == b""


def test_what_nobody_asked_for_goes(kept: Kept, tmp_path: Path) -> None:
    for key in ("a", "b"):
        kept.keep(key, key.encode())
    (tmp_path / "made/c.123").write_bytes(b"of a build that was killed")
    later = Kept(tmp_path / "made")
    later.find("a")
    later.tidy()
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("a file")
    kept = Kept(tmp_path / "made")
    kept.keep("a", b"poster")
    assert kept.find("a") is None
    kept.tidy()
