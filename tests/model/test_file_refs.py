import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kits
from kits.model.file_refs import FileRef, room_of
from kits.model.files import Files, Found, Kind, Trouble

DRIVE = room_of("content/campaigns/drive/campaign.md")
PICTURE = "content/campaigns/drive/images/my pic.png"
FILES = Files(
    frozenset(
        {
            PICTURE,
            "content/campaigns/drive/50% #2.png",
            "content/campaigns/drive/cafe\u0301.png",
            "content/campaigns/drive/campaign.md",
            "content/campaigns/night.md",
            "content/campaigns/night/lamp.png",
            "content/campaigns/images/lamp.png",
            "content/images/lamp.png",
            "content/people/people.csv",
            "content/people/images/ada.png",
            "content/pages/guide/index.md",
            "content/pages/lamp.png",
        }
    )
)
PARTS = ["..", ".", "", "/", "\\", "%2e%2e", "%2F", "%5c", "images", "people", "content", "a.png"]
PARTS += ["?", "#", "C:", "//", "~", "\0", "%00", "night", "drive", " ", "。", "/images/", "%"]
PLACES = ["content/campaigns/drive/campaign.md", "content/campaigns/drive/messages/1.md"]
PLACES += ["content/campaigns/night.md", "content/people/ada.md", "content/pages/guide/index.md"]
PLACES += ["content/training/leaders/01.md", "content/community.yml", "content/groups/all.csv"]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("/".join), st.text("./\\%2eEfF")),
    st.sampled_from(PLACES),
    st.booleans(),
)
def test_no_text_leads_out_of_its_room(written: str, place: str, is_address: bool) -> None:
    room = room_of(place)
    for path in FileRef(written, room, is_address).paths:
        assert path.startswith((f"{room.own}/", "content/images/"))
        assert ".." not in path.split("/")
    found = FILES.find(FileRef(written, room, is_address))
    if found.path:
        assert found.path in FILES
        published = room.published(found.path)
        assert not published.startswith("/")
        assert ".." not in published.split("/")


@pytest.mark.parametrize(
    "written",
    [
        "images/my pic.png",
        "images/my%20pic.png",
        "./images/../images/my%20pic.png",
        "images/my%20pic.png?v=2",
        "images/my%20pic.png#top",
        " images/my%20pic.png ",
    ],
)
@pytest.mark.parametrize("is_address", [True, False])
def test_one_file_has_many_spellings(written: str, is_address: bool) -> None:
    assert FILES.find(FileRef(written, DRIVE, is_address)) == Found(PICTURE)


def test_a_field_may_hold_a_name_that_no_address_can() -> None:
    plain = FileRef("50% #2.png", DRIVE, is_address=False)
    assert FILES.find(plain).path == "content/campaigns/drive/50% #2.png"
    assert FILES.find(FileRef("50%25%20%232.png", DRIVE)).path == plain.paths[0]


def test_an_accent_is_the_same_however_it_is_encoded() -> None:
    assert (
        FILES.find(FileRef("caf\u00e9.png", DRIVE)).path == "content/campaigns/drive/cafe\u0301.png"
    )


@pytest.mark.parametrize(
    ("written", "trouble", "near"),
    [
        ("Images/My%20Pic.PNG", Trouble.CASE, "images/my pic.png"),
        ("/images/LAMP.png", Trouble.CASE, "/images/lamp.png"),
        (r"images\my%20pic.png", Trouble.BACKSLASH, "images/my pic.png"),
        ("images/none.png", Trouble.MISSING, None),
        ("../../people/people.csv", Trouble.OUTSIDE, None),
        ("%2e%2e/%2e%2e/people/people.csv", Trouble.OUTSIDE, None),
        ("../night/lamp.png", Trouble.OUTSIDE, None),
        ("/images/../people/people.csv", Trouble.OUTSIDE, None),
        ("..", Trouble.OUTSIDE, None),
    ],
)
def test_what_keeps_a_file_away(written: str, trouble: Trouble, near: str | None) -> None:
    assert FILES.find(FileRef(written, DRIVE)) == Found(trouble=trouble, near=near)


def test_a_single_file_is_no_way_into_the_folders_of_others() -> None:
    alone = room_of("content/campaigns/late.en.md")
    assert alone.alone == "late"
    assert FILES.find(FileRef("images/lamp.png", alone)).path == "content/campaigns/images/lamp.png"
    assert FILES.find(FileRef("night/lamp.png", alone)).trouble is Trouble.OUTSIDE
    assert FILES.find(FileRef("drive/images/my pic.png", alone)).trouble is Trouble.OUTSIDE
    own = room_of("content/campaigns/night.md")
    assert FILES.find(FileRef("night/lamp.png", own)).path == "content/campaigns/night/lamp.png"


@pytest.mark.parametrize(
    ("place", "path", "published"),
    [
        ("content/campaigns/drive/messages/1.md", PICTURE, "campaigns/drive/images/my pic.png"),
        ("content/campaigns/late.md", "content/campaigns/a.png", "campaigns/late/a.png"),
        ("content/pages/guide/index.md", "content/pages/lamp.png", "lamp.png"),
        (
            "content/training/leaders/01.md",
            "content/training/leaders/a.png",
            "training/leaders/a.png",
        ),
        ("content/community.yml", "content/images/lamp.png", "media/images/lamp.png"),
    ],
)
def test_a_file_stands_beside_its_record_or_with_what_all_share(
    place: str, path: str, published: str
) -> None:
    assert room_of(place).published(path) == published


def test_the_community_itself_has_only_what_all_share() -> None:
    room = room_of("content/community.yml")
    assert FILES.find(FileRef("/images/lamp.png", room)).path == "content/images/lamp.png"
    assert FILES.find(FileRef("images/lamp.png", room)).trouble is Trouble.OUTSIDE


@pytest.mark.parametrize(
    "written", ["", "#top", "?a=1", "https://x.example/a.png", "//x.example", "data:x", "/about/"]
)
def test_an_address_is_no_file_of_ours(written: str) -> None:
    assert FileRef(written, DRIVE).is_elsewhere
    assert FILES.picture(FileRef(written, DRIVE)) is None


def test_a_view_knows_no_record_and_no_file_of_others() -> None:
    assert FILES.within([DRIVE]).paths == {
        PICTURE,
        "content/campaigns/drive/50% #2.png",
        "content/campaigns/drive/cafe\u0301.png",
        "content/images/lamp.png",
    }


def test_only_what_is_a_picture_is_one() -> None:
    files = Files(FILES.paths, lambda path: Kind.BROKEN)
    assert files.picture(FileRef("images/my%20pic.png", DRIVE)) is None


ALLOWED = {
    "kits/model/file_refs.py",  # the resolver
    "kits/hosts/answering.py",  # addresses of requests
    "kits/channels/losses.py",  # addresses as they are pasted
    "kits/rules/disguises.py",  # words as readers see them
    "kits/edit/tagged_links.py",  # links as other programs export them
}


def test_no_other_place_resolves_what_content_refers_to() -> None:
    root = Path(kits.__file__).parent.parent
    for file in (root / "kits").rglob("*.py"):
        text, name = file.read_text(encoding="utf-8"), file.relative_to(root).as_posix()
        if name not in ALLOWED:
            assert not re.search(r"\bunquote\b", text), name
        if name not in ALLOWED and not name.startswith("kits/render/handbook/"):
            assert "normpath" not in text, name
