import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.claims import Claims, UnsafePath, fold

PLAIN = [
    "index.html",
    "g/上海-03/index.html",
    "a b/c.png",
    ".well-known/x",
    "..a/b..",
    "a/...",
    "a:b",
]
UNSAFE = [
    "",
    "/etc/passwd",
    "..",
    "../x",
    "a/../b",
    "a/..",
    "./a",
    "a//b",
    "a/",
    "a\\b",
    "a\nb",
    "a\0",
]


@pytest.mark.parametrize("path", PLAIN)
def test_a_plain_path_is_taken(path: str) -> None:
    Claims().claim(path)


@pytest.mark.parametrize("path", UNSAFE)
def test_a_path_that_could_leave_its_folder_is_refused(path: str) -> None:
    with pytest.raises(UnsafePath):
        Claims().claim(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("a/Index.html", "a/index.html"),
        ("people/Mira/x", "people/mira/y"),
        ("caf\u00e9/x", "cafe\u0301/y"),
        ("STRASSE", "stra\u00dfe"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a/b/c", "A"),
    ],
)
def test_two_paths_that_meet_on_some_disk_are_refused(first: str, second: str) -> None:
    claims = Claims()
    claims.claim(first)
    with pytest.raises(UnsafePath):
        claims.claim(second)


def test_siblings_share_their_folders() -> None:
    claims = Claims()
    for path in ("g/a/index.html", "g/a/kit.json", "g/b/index.html", "index.html"):
        claims.claim(path)
    assert claims.folders == 3


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
