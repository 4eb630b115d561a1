"""Where a git host takes files, by the address that it shows."""

from __future__ import annotations

import pytest

from kits.render.ops.uploading import upload


@pytest.mark.parametrize(
    ("repository", "start"),
    [
        ("https://github.com/readers/site", "https://github.com/readers/site/upload/main/"),
        ("https://github.com/readers/site.git/", "https://github.com/readers/site/upload/main/"),
        (
            "https://github.com/readers/site/tree/trunk?tab=readme#top",
            "https://github.com/readers/site/upload/trunk/",
        ),
        (
            "https://github.com/readers/all/tree/main/books/lamp",
            "https://github.com/readers/all/upload/main/books/lamp/",
        ),
        (
            "https://gitlab.example.org/readers/site/-/tree/trunk",
            "https://gitlab.example.org/readers/site/-/tree/trunk/",
        ),
        ("https://gitlab.com/a/b/c", "https://gitlab.com/a/b/c/-/tree/main/"),
        ("https://gitee.com/readers/site", "https://gitee.com/readers/site/tree/main/"),
        (
            "https://codeberg.org/readers/site/src/branch/trunk",
            "https://codeberg.org/readers/site/_upload/trunk/",
        ),
    ],
)
def test_a_known_host_takes_files_into_a_folder(repository: str, start: str) -> None:
    assert upload(repository) == (start, True)


def test_of_another_host_the_repository_is_opened() -> None:
    assert upload("https://git.example/readers/") == ("https://git.example/readers", False)
