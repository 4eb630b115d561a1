"""The only folder a host ever sees: what the artifacts of one audience name, and nothing else.

Whoever builds fills it anew each time; `content/` itself is never a host's to read.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml

from kits.hosts.making import Maker
from kits.hosts.navigation import Navigation, navigation
from kits.model.addresses import Address
from kits.model.artifacts import Copied, Identity, Page, Prototype
from kits.model.claims import Claims
from kits.render.localised import direction

SEARCH_NEVER = {"exclude": True}
RENDERED_BY_HOSTS = {".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm"}
"""Copied files of these kinds go into the tree alone: a host would make pages of them."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One audience's pages on disk, ready for a host."""

    folder: Path
    """Has the shape of a project: `docs/`, and room for a host's own configuration."""
    audience: str
    nav: Navigation
    pages: Mapping[str, str]
    """Path in the host's output -> path in the stage, of every page, prototypes too."""
    prototypes: tuple[Prototype, ...]
    site: Identity | None = None
    """Whose pages these are, where one of them says so."""
    copied: frozenset[str]
    """Files staged beside the pages so that the host can check links; its copies are not used."""

    @property
    def docs(self) -> Path:
        """What a host takes for its pages."""
        return self.folder / "docs"

    @property
    def not_adopted(self) -> frozenset[str]:
        """Paths of the host's output that never reach a tree."""
        return self.copied | {Address.of(prototype.path).file for prototype in self.prototypes}


def write_stage(
    folder: Path,
    audience: str,
    artifacts: Iterable[Page | Prototype | Copied],
    maker: Maker,
) -> Stage:
    """Writes the stage of one audience; `folder` does not exist yet.

    Every page gets frontmatter, since a host takes a first line such as `Time: 8` for some where
    there is none. Titles and all other frontmatter are escaped, since hosts print them raw.
    Raises UnsafePath for a path that is not plain, or taken twice.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    sources, outputs = Claims(), Claims()
    listed: list[Page] = []
    pages: dict[str, str] = {}
    prototypes: list[Prototype] = []
    copied: set[str] = set()
    for artifact in artifacts:
        path = artifact.path
        if isinstance(artifact, Copied):
            if PurePosixPath(path).suffix.lower() not in RENDERED_BY_HOSTS:
                sources.claim(path)
                outputs.claim(path)
                place(docs, path)
                maker.put(artifact, docs / path)
                copied.add(path)
            continue
        source = source_of(artifact)
        sources.claim(source)
        outputs.claim(Address.of(path).file)
        pages[Address.of(path).file] = source
        text = page_text(artifact) if isinstance(artifact, Page) else prototype_text(artifact)
        place(docs, source).write_bytes(text.encode())
        if isinstance(artifact, Prototype):
            prototypes.append(artifact)
        else:
            listed.append(replace(artifact, path=source))
    return Stage(
        folder=folder,
        audience=audience,
        nav=navigation(listed),
        pages=pages,
        prototypes=tuple(prototypes),
        site=next((page.site for page in listed if page.site), None),
        copied=frozenset(copied),
    )


def place(docs: Path, path: str) -> Path:
    """The file in the stage, whose folder exists."""
    target = docs / path
    os.makedirs(target.parent, exist_ok=True)
    return target


def source_of(page: Page | Prototype) -> str:
    """The path in the stage. Generated HTML stands in the folder that its address names.

    Its links lead from its address; there Zensical, which takes every relative link for one from
    file to file, and MkDocs, which leaves links in HTML alone, mean the same by them.
    """
    if isinstance(page, Page) and not page.html:
        return page.path
    return Address.of(page.path).source.path


def page_text(page: Page) -> str:
    """A page as a host reads it."""
    listed = page.listed or bool(page.nav)
    facts = {**page.meta, **_direction(page), "title": page.title, "listed": listed}
    return frontmatter(facts) + (raw(page.body) if page.html else page.body) + "\n"


def prototype_text(prototype: Prototype) -> str:
    """A prototype as a host reads it: out of the search, and of the list of pages."""
    facts = {
        **prototype.meta,
        **_direction(prototype),
        "title": prototype.title,
        "listed": False,
        "search": SEARCH_NEVER,
    }
    return frontmatter(facts) + raw(prototype.body) + "\n"


def _direction(page: Page | Prototype) -> Mapping[str, str]:
    language = page.meta.get("lang")
    return {"dir": "rtl"} if language and direction(str(language)) == "rtl" else {}


def frontmatter(facts: Mapping[str, object]) -> str:
    """The facts between fences, safe to be printed by a template that escapes nothing."""
    text = yaml.safe_dump(escaped(dict(facts)), allow_unicode=True, width=2**31)
    return f"---\n{text}---\n\n"


def escaped(value: object) -> object:
    """The value with every text in it escaped for HTML, and on one line."""
    match value:
        case str():
            return html.escape(" ".join(value.split()))
        case Mapping():
            return {key: escaped(item) for key, item in value.items()}
        case list() | tuple():
            return [escaped(item) for item in value]
        case _:
            return value


def raw(body: str) -> str:
    """HTML that Markdown leaves alone, since it stands in a block that opens a line."""
    return f'<div class="kits">\n{body}\n</div>'
