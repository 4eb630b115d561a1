import os
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from kits.hosts.watching import SETTINGS, custom_dir, saves, watched
from tests.hosts.previews import write


@pytest.fixture
def told(project: Path) -> Iterator["Queue[bool]"]:
    """What is told of the project, from its beginning on."""
    (project / "look").mkdir()
    write(project, SETTINGS, "theme: {name: material, custom_dir: look}")
    stop, queue = Event(), Queue[bool]()

    def listen() -> None:
        for new_look in saves(project, stop):
            queue.put(new_look)

    thread = Thread(target=listen)
    thread.start()
    assert queue.get(timeout=10)
    yield queue
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert queue.empty()


def test_content_and_look_are_told_apart(project: Path, told: "Queue[bool]") -> None:
    write(project, "content/groups/cities/a.md", "a")
    assert told.get(timeout=10) is False
    write(project, "content/groups/cities/a.md", "b")
    assert told.get(timeout=10) is False
    write(project, "look/main.html", "a")
    assert told.get(timeout=10) is True
    (project / "content" / "groups" / "cities" / "a.md").unlink()
    assert told.get(timeout=10) is False


def test_settings_are_told_also_when_an_editor_replaces_the_file(
    project: Path, told: "Queue[bool]"
) -> None:
    for number in range(2):
        write(project, "new.yml", f"theme: {{name: material, custom_dir: look}} # {number}")
        os.replace(project / "new.yml", project / SETTINGS)
        assert told.get(timeout=10) is True


def test_a_new_folder_of_templates_is_watched_at_once(project: Path, told: "Queue[bool]") -> None:
    write(project, "other/main.html", "a")
    write(project, SETTINGS, "theme: {name: material, custom_dir: other}")
    assert told.get(timeout=10) is True
    write(project, "other/main.html", "b")
    assert told.get(timeout=10) is True


def test_several_files_of_one_save_are_told_once(project: Path, told: "Queue[bool]") -> None:
    for number in range(20):
        write(project, f"content/people/{number}.md", "a")
    assert told.get(timeout=10) is False


@pytest.mark.parametrize(
    "text",
    [
        *("theme: material", "theme: {name: material}", "theme: {custom_dir: [a]}"),
        *("theme: {custom_dir: not-there}", "theme: [", "- a list", "", "INHERIT: no.yml"),
    ],
)
def test_settings_that_name_no_folder_leave_the_content(project: Path, text: str) -> None:
    write(project, SETTINGS, text)
    assert watched(project) == [project / "content", project / "content" / "pages"]


def test_settings_that_are_not_there_name_no_folder(tmp_path: Path) -> None:
    assert custom_dir(tmp_path / SETTINGS) is None
    assert watched(tmp_path) == []


def test_no_link_is_followed(project: Path, tmp_path: Path) -> None:
    """A link to the root of a disk would have all of it watched."""
    (tmp_path / "far" / "deep").mkdir(parents=True)
    (project / "content" / "far").symlink_to(tmp_path / "far")
    (project / "content" / "loop").symlink_to(project / "content")
    (project / "content" / "zero.md").symlink_to("/dev/zero")
    assert watched(project) == [project / "content", project / "content" / "pages"]
