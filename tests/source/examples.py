"""The `Bad:` and `Good:` examples of a rule's page, as trees of files.

An example is a row of files, each under a line `--- path`, relative to `content/`. That line also
opens the facts of a Markdown file, and a closing fence is added where there is none; a file whose
text begins with a fence or with a blank line is taken as it stands. After the path may stand what a
page cannot show: `(as gb18030)`, `(300 KB)`, `(with escapes)`, and `-> path` for a link.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

from kits.model.findings import Finding
from tests.source.shown import MemoryTree

HEADER = re.compile(r"^--- (?P<path>\S+)(?: -> (?P<link>\S+)| \((?P<note>[^)]+)\))?$", re.MULTILINE)


def example(rule: Callable[..., Finding], kind: str) -> MemoryTree:
    """The tree of a rule's `Bad` or `Good` example."""
    page = inspect.getdoc(rule) or ""
    found = re.search(rf"^{kind}:\n((?:    .*\n|\n)+)", page + "\n", re.MULTILINE)
    assert found, f"{rule.__name__} has no {kind} example"
    text = inspect.cleandoc(found[1].lstrip("\n"))
    headers = list(HEADER.finditer(text))
    assert headers, f"{rule.__name__} has no file in its {kind} example"
    files: dict[str, str | bytes] = {}
    links = []
    for header, after in zip(headers, [*headers[1:], None], strict=True):
        content = text[header.end() + 1 : after.start() if after else len(text)]
        path = f"content/{header['path']}"
        if header["link"]:
            links.append(path)
            continue
        note = header["note"] or ""
        if note == "with escapes":
            path, content = _unescaped(path), _unescaped(content)
        if path.endswith(".md") and not re.match(r"---\n|\n", content):
            closed = re.search("^---$", content, re.MULTILINE)
            content = f"---\n{content.rstrip()}\n" + ("" if closed else "---\n")
        if note.endswith(" KB"):
            content = content.replace("---\n", "---\n" + "# x\n" * 250 * int(note[:-3]), 1)
        files[path] = content.encode(note[3:]) if note.startswith("as ") else content
    return MemoryTree({"content/community.yml": "locale: zh\n"} | files, tuple(links))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(x..|t)", lambda found: found[0].encode().decode("unicode_escape"), text)
