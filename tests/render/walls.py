"""Walls of small communities, as pages and files by their addresses."""

from __future__ import annotations

import json
from typing import Any

from kits.model.artifacts import Artifact, File, Page, Stamped
from kits.render.wall.pages import wall
from tests.render.hosted import seen
from tests.render.pages import Element, read_html
from tests.schema.written import Files, campaign


def ended(title: str, ends: str, more: str) -> str:
    return campaign(more, title=title, kind="gathering", starts=ends, ends=ends)


FILES: dict[str, str | bytes] = {
    "campaigns/letters.md": ended(
        "写信 <b>",
        "2026-11-07",
        """
        awards: [{id: a, name: 好信, winners: [bo, {name: 过客, consent: name}, {name: X, consent: none}]}]
        credits:
          - {person: bo, for: "念信 <i>，念错了重来", group: north}
          - {person: kopi, for: 拍了照, group: north}
          - {person: an, for: 没留名}
        """,
    ),
    "campaigns/first.md": ended("头一回", "2025-10-01", "duties: {copywriting: [kopi, bo]}"),
}


def artifacts(written: Files) -> list[Artifact]:
    """All of a wall that can be told before a host sees it."""
    return list(wall(seen(written)))


def page(written: Files, address: str) -> Element:
    """One page as HTML, by its address: `wall/2026/`."""
    for part in artifacts(written):
        if isinstance(part, Page) and part.path == f"{address}index.md":
            return read_html(f"<main>{part.body}</main>")
        if isinstance(part, Stamped) and part.path == f"{address}index.html":
            return read_html(
                f"<main>{part.values['above']}{part.values['beside']}"
                f"<h1>{part.values['title']}</h1>{part.values['body']}</main>"
            )
    raise AssertionError(f"no page stands at {address}")


def addresses(written: Files) -> list[str]:
    """Where pages of the wall stand."""
    return sorted(
        part.path.removesuffix("index.html")
        for part in artifacts(written)
        if isinstance(part, Stamped)
    )


def file(written: Files, path: str) -> bytes:
    """One file, by its path."""
    (found,) = (p for p in artifacts(written) if isinstance(p, File) and p.path == path)
    return found.content


def told(written: Files, path: str = "wall.json") -> Any:
    """What a JSON file says."""
    return json.loads(file(written, path))
