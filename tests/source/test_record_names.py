"""What each place in `content/` is called by those who waive what is found there."""

import pytest

from kits.model.places import Place
from kits.source.content import read_content
from kits.source.record_names import GRAMMAR, RecordNames
from tests.source.shown import MemoryTree

FILES = {
    "content/community.yml": "name: Lamplight Readers\nlocale: en\n",
    "content/badges.yml": "- id: scribe\n  name: Scribe\n- name: Nameless\n- id: host\n  name: Host\n",
    "content/groups/cities.csv": (
        'id,name\nshaoxing,Shaoxing\n\nningbo,"Ningbo\nby the sea"\n,Nameless\nhuzhou,Huzhou\n'
    ),
    "content/people/all.csv": "\nname,id\nCloud,cloud\n",
    "content/campaigns/winter-night/campaign.md": "---\ntitle: Winter night\n---\n",
    "content/campaigns/winter-night/messages.csv": "id,title\n30-still-on,Still on\n",
    "content/campaigns/winter-night/groups.csv": "group,place\nshaoxing,The old mill\n",
}


@pytest.mark.parametrize(
    ("path", "line", "names"),
    [
        ("community.yml", 2, ("community",)),
        ("badges.yml", 1, ("badges/scribe", "badges")),
        ("badges.yml", 2, ("badges/scribe", "badges")),
        ("badges.yml", 3, ("badges",)),
        ("badges.yml", 5, ("badges/host", "badges")),
        ("groups/cities.csv", 1, ("groups/cities.csv",)),
        ("groups/cities.csv", 2, ("groups/shaoxing",)),
        ("groups/cities.csv", 4, ("groups/ningbo",)),
        ("groups/cities.csv", 5, ("groups/ningbo",)),
        ("groups/cities.csv", 6, ("groups/cities.csv",)),
        ("groups/cities.csv", 7, ("groups/huzhou",)),
        ("groups/shanghai.md", 3, ("groups/shanghai",)),
        ("people/all.csv", 3, ("people/cloud",)),
        ("people/lin.en.md", 3, ("people/lin",)),
        ("campaigns/drive.md", 9, ("campaigns/drive",)),
        ("campaigns/drive.zh-TW.md", 9, ("campaigns/drive",)),
        ("campaigns/winter-night/campaign.md", 2, ("campaigns/winter-night",)),
        ("campaigns/winter-night/campaign.en.md", 2, ("campaigns/winter-night",)),
        ("campaigns/winter-night/recap.md", 2, ("campaigns/winter-night/recap",)),
        ("campaigns/winter-night/messages/20-launch.md", 7, ("campaigns/winter-night/20-launch",)),
        (
            "campaigns/winter-night/messages/20-launch.en.md",
            7,
            ("campaigns/winter-night/20-launch",),
        ),
        ("campaigns/winter-night/messages.csv", 2, ("campaigns/winter-night/30-still-on",)),
        (
            "campaigns/winter-night/groups.csv",
            2,
            ("campaigns/winter-night/groups/shaoxing", "groups/shaoxing"),
        ),
        ("campaigns/winter-night/images/a.png", 1, ("campaigns/winter-night/images/a.png",)),
        ("campaigns/winter-night/notes.md", 1, ("campaigns/winter-night/notes.md",)),
        ("recipes/walk/recipe.md", 2, ("recipes/walk",)),
        ("recipes/walk/messages/10-hello.md", 2, ("recipes/walk/10-hello",)),
        ("training/leaders/01-first-week.en.md", 2, ("training/leaders/01-first-week",)),
        ("pages/about.md", 2, ("pages/about",)),
        ("pages/guide/index.en.md", 2, ("pages/guide/index",)),
        ("pages/node.js.md", 2, ("pages/node.js",)),
        ("teams/north.md", 2, ("teams/north",)),
        ("facts.csv", 2, ("facts.csv",)),
    ],
)
def test_a_place_lies_in_a_record(path: str, line: int, names: tuple[str, ...]) -> None:
    content, _ = read_content(MemoryTree(FILES))
    assert RecordNames(content).at(Place(f"content/{path}", line, 1)) == names


def test_every_record_and_file_is_known() -> None:
    content, _ = read_content(MemoryTree(FILES))
    assert RecordNames(content).known == {
        "community",
        "badges",
        "badges/scribe",
        "badges/host",
        "groups/cities.csv",
        "groups/shaoxing",
        "groups/ningbo",
        "groups/huzhou",
        "people/all.csv",
        "people/cloud",
        "campaigns/winter-night",
        "campaigns/winter-night/messages.csv",
        "campaigns/winter-night/30-still-on",
        "campaigns/winter-night/groups.csv",
        "campaigns/winter-night/groups/shaoxing",
    }


@pytest.mark.parametrize(("path", "names"), GRAMMAR)
def test_the_examples_of_the_handbook_are_called_so(path: str, names: tuple[str, ...]) -> None:
    id = names[0].rpartition("/")[2]
    key = "group" if path.endswith("/groups.csv") else "id"
    text = f"- id: {id}\n  name: Scribe\n" if path == "badges.yml" else f"{key},name\n{id},A\n"
    content, _ = read_content(MemoryTree({f"content/{path}": text}))
    assert RecordNames(content).at(Place(f"content/{path}", 2)) == names
