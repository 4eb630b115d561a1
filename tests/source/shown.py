"""Findings in one line each, and a tree of files that stands in a dict."""

from __future__ import annotations

from kits.model.findings import Finding


def shown(findings: list[Finding]) -> list[str]:
    """Every part of every finding but its path, which one file shares."""
    return [
        f"{f.place.line}:{f.place.column}+{f.place.width} {f.severity}[{f.rule}]: "
        f"{f.message} = {f.hint}"
        for f in findings
    ]


class MemoryTree:
    """A tree of files by path."""

    def __init__(self, files: dict[str, str | bytes], links: tuple[str, ...] = ()) -> None:
        self.files = files
        self._links = links

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def links(self) -> tuple[str, ...]:
        return self._links

    def read(self, path: str) -> bytes:
        content = self.files[path]
        return content.encode() if isinstance(content, str) else content
