"""Where files are uploaded by hand: the page of a git host for a folder of a repository."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

_SHOWN = re.compile(r"/(?:-/)?(?:tree|src/branch)/")
"""Between a repository and its branch, in the address of a folder as hosts show it."""
BRANCH = "main"
FOLDER = {
    "github": "{repository}/upload/{branch}/",
    "gitlab": "{repository}/-/tree/{branch}/",
    "gitee": "{repository}/tree/{branch}/",
    "codeberg": "{repository}/_upload/{branch}/",
}
"""By a word of the host's name; GitLab and Gitee upload from the page of the folder itself."""


class Upload(NamedTuple):
    """The address before the path of a folder."""

    start: str
    names_folders: bool
    """Whether the path of a folder goes on from it: else it is the repository's own page."""


def upload(repository: str) -> Upload:
    """Where a host takes files, by the address of a repository or of a folder in it.

    A branch other than `main` stands in the address, as hosts show it: `…/tree/trunk`. What stands
    after it is the folder that holds `content`.
    """
    plain = urlsplit(repository)._replace(query="", fragment="").geturl().rstrip("/")
    home, *shown = _SHOWN.split(plain, maxsplit=1)
    host = urlsplit(home).hostname or ""
    form = next((form for word, form in FOLDER.items() if word in host), None)
    if form is None:
        return Upload(plain, names_folders=False)
    branch, _, folder = (shown[0] if shown else BRANCH).partition("/")
    start = form.format(repository=home.removesuffix(".git"), branch=branch)
    return Upload(f"{start}{folder}/" if folder else start, names_folders=True)
