from pathlib import Path

import pytest

from kits.hosts.swapping import exchange, recover, replace, swap_in_all

NAMES = ("leaders", "operators", "public")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new tree, the one that stands at its name, and the place for what was replaced."""
    new, target, aside = tmp_path / "new", tmp_path / "site", tmp_path / "aside"
    for folder in (new, target):
        (folder / "public").mkdir(parents=True)
        (folder / "public" / "index.html").write_text(folder.name)
    return new, target, aside


@pytest.fixture
def several(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The same of three trees, of which only two have changed."""
    new, target, aside = tmp_path / "new", tmp_path / "site", tmp_path / "aside"
    for folder, names in ((new, NAMES[:2]), (target, NAMES)):
        for name in names:
            (folder / name).mkdir(parents=True)
            (folder / name / "index.html").write_text(folder.name)
    return new, target, aside


def ages(out: Path) -> dict[str, str]:
    return {path.name: (path / "index.html").read_text() for path in sorted(out.iterdir())}


def test_two_folders_are_exchanged_in_one_step(folders: tuple[Path, Path, Path]) -> None:
    new, target, _ = folders
    assert exchange(new, target)
    assert ages(target) == {"public": "new"}
    assert ages(new) == {"public": "site"}


def test_the_new_folder_takes_the_place_of_the_old_one(
    folders: tuple[Path, Path, Path],
) -> None:
    new, target, aside = folders
    beside, number = target / "others", target.stat().st_ino
    beside.mkdir()
    swap_in_all(new, target, aside)
    assert (target / "public" / "index.html").read_text() == "new"
    assert ages(new) == {"public": "site"}
    assert not aside.exists()
    assert beside.is_dir()
    assert target.stat().st_ino == number  # so one tree may change where `out` itself may not move


def test_the_first_folder_needs_no_exchange(tmp_path: Path) -> None:
    (tmp_path / "new" / "public").mkdir(parents=True)
    swap_in_all(tmp_path / "new", tmp_path / "site", tmp_path / "aside")
    assert (tmp_path / "site" / "public").is_dir()


def test_several_folders_change_at_one_step_with_links_to_what_did_not(
    several: tuple[Path, Path, Path],
) -> None:
    new, target, aside = several
    number = target.stat().st_ino
    same = (target / "public" / "index.html").stat()
    swap_in_all(new, target, aside)
    assert ages(target) == {"leaders": "new", "operators": "new", "public": "site"}
    assert target.stat().st_ino != number
    now = (target / "public" / "index.html").stat()
    assert (now.st_ino, now.st_mtime_ns) == (same.st_ino, same.st_mtime_ns)
    assert not aside.exists()


def test_nothing_that_changed_is_nothing_to_do(several: tuple[Path, Path, Path]) -> None:
    new, target, aside = several
    empty = new / "empty"
    empty.mkdir()
    number = target.stat().st_ino
    swap_in_all(empty, target, aside)
    assert ages(target) == dict.fromkeys(NAMES, "site")
    assert target.stat().st_ino == number


@pytest.mark.parametrize("stranger", ["file", "folder", "link"])
def test_what_is_not_ours_beside_the_trees_stays_where_it_is(
    several: tuple[Path, Path, Path], stranger: str
) -> None:
    new, target, aside = several
    mine = target / "mine"
    if stranger == "file":
        mine.write_text("mine")
    elif stranger == "folder":
        mine.mkdir()
    else:
        mine.symlink_to(target / "public")
    number, itself = target.stat().st_ino, mine.lstat().st_ino
    swap_in_all(new, target, aside)
    assert target.stat().st_ino == number
    assert mine.lstat().st_ino == itself
    trees = {name: (target / name / "index.html").read_text() for name in NAMES}
    assert trees == {"leaders": "new", "operators": "new", "public": "site"}


def test_sites_behind_a_link_change_and_the_link_stays(
    several: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    new, target, aside = several
    link = tmp_path / "link"
    link.symlink_to(target)
    swap_in_all(new, link, aside)
    assert link.is_symlink()
    assert ages(target) == {"leaders": "new", "operators": "new", "public": "site"}


def test_two_renames_do_where_no_exchange_is_known(folders: tuple[Path, Path, Path]) -> None:
    new, target, aside = folders
    replace(new / "public", target / "public", aside / "public")
    assert ages(target) == {"public": "new"}
    assert list(aside.iterdir()) == []


def test_a_process_that_died_between_two_renames_is_made_good(
    several: tuple[Path, Path, Path],
) -> None:
    _, target, aside = several
    aside.mkdir()
    (target / "public").rename(aside / "public")
    recover(target, aside)
    assert ages(target) == dict.fromkeys(NAMES, "site")
    assert list(aside.iterdir()) == []


def test_a_process_that_died_after_two_renames_is_tidied_up(
    folders: tuple[Path, Path, Path],
) -> None:
    new, target, aside = folders
    aside.mkdir()
    (target / "public").rename(aside / "public")
    (new / "public").rename(target / "public")
    recover(target, aside)
    assert ages(target) == {"public": "new"}
    assert list(aside.iterdir()) == []


def test_a_missing_folder_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")
