from pathlib import Path

import pytest

from kits.hosts.swapping import exchange, recover, replace, swap_in


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    new, target, aside = tmp_path / "new", tmp_path / "site", tmp_path / "aside"
    for folder in (new, target):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    return new, target, aside


def test_two_folders_are_exchanged_in_one_step(folders: tuple[Path, Path, Path]) -> None:
    new, target, _ = folders
    assert exchange(new, target)
    assert (target / "name").read_text() == "new"
    assert (new / "name").read_text() == "site"


def test_the_new_folder_takes_the_place_and_the_old_one_is_gone(
    folders: tuple[Path, Path, Path],
) -> None:
    new, target, aside = folders
    swap_in(new, target, aside)
    assert (target / "name").read_text() == "new"
    assert not new.exists()
    assert not aside.exists()


def test_the_first_folder_needs_no_exchange(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    swap_in(tmp_path / "new", tmp_path / "site" / "public", tmp_path / "aside")
    assert (tmp_path / "site" / "public").is_dir()


def test_two_renames_do_where_no_exchange_is_known(folders: tuple[Path, Path, Path]) -> None:
    new, target, aside = folders
    replace(new, target, aside)
    assert (target / "name").read_text() == "new"
    assert not aside.exists()


def test_a_process_that_died_between_two_renames_is_made_good(
    folders: tuple[Path, Path, Path],
) -> None:
    _, target, aside = folders
    target.rename(aside)
    recover(target, aside)
    assert (target / "name").read_text() == "site"


def test_a_process_that_died_after_two_renames_is_tidied_up(
    folders: tuple[Path, Path, Path],
) -> None:
    new, target, aside = folders
    target.rename(aside)
    new.rename(target)
    recover(target, aside)
    assert (target / "name").read_text() == "new"
    assert not aside.exists()


def test_a_missing_folder_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")
