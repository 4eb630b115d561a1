"""What renderers produce: files in memory, on their way into one audience's tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from markupsafe import escape

Read = Callable[[str], bytes]
"""Reads a file that is a source, by its path in the project folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a community is called, and what it speaks."""

    locale: str
    names: Mapping[str, str]
    """By locale, its own first."""

    @property
    def name(self) -> str:
        """In its own language."""
        return self.names[self.locale]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes that stand in the tree as they are: JSON, a calendar, a page with its own shell."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A file of the content folder that is published unchanged, such as an image."""

    path: str
    source: str
    """In the project folder; absolute, where it is the package's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that exists once and is sent through the host."""

    path: str
    """Of the Markdown file in the stage, `campaigns/index.md`; the host makes the address of it."""
    title: str
    """Plain text; it is escaped when the stage is written."""
    body: str
    """Whatever came from a record is escaped already. The host's sanitiser reads it: scripts,
    styles and `on*` attributes do not survive; name a script in `meta["scripts"]` instead."""
    html: bool = False
    """The body is HTML, which the host's Markdown leaves as it is; otherwise it is Markdown."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """Further frontmatter for the host (`hide`, `search`, `template`); `lang`, what the page is
    written in; and `scripts` and `styles`: lists of paths in the tree that this page loads."""
    nav: tuple[str, ...] = ()
    """Titles of the sections that hold it in the navigation, outermost first; `()` with
    `listed` false keeps it out."""
    listed: bool = False
    site: Identity | None = None
    """Whose site this is; its home says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """One page for the host to render, from which many are stamped.

    `title`, `body` and `path` hold blanks (see `blank`), which the stamper finds again in the HTML.
    A blank that stands in `path` takes its value from the path of the stamped page; one that stands
    in `body` where text may stand (so not straight in a table), or in an attribute that the
    sanitiser keeps (`class`, `href`, `data-*`).
    """

    kind: str
    locale: str
    path: str
    """Of the Markdown file in the stage, as deep as the pages stamped from it:
    `people/` + `blank("slug")` + `.md` for `people/mira/index.html`."""
    title: str
    body: str
    """HTML."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """As of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """One page made from a prototype."""

    kind: str
    locale: str
    path: str
    """Of the file in the tree, `people/mira/index.html`."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Of its blanks: `Markup` is HTML, and any other text is escaped."""

    def __post_init__(self) -> None:
        values = {name: escape(value) for name, value in self.values.items()}
        object.__setattr__(self, "values", values)


class Work(Protocol):
    """How to make something costly: facts alone, so that another core can be told of it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The files it is made of, by their paths in the project folder."""

    @property
    def identity(self) -> bytes:
        """All that the result depends on but its sources: the facts, the code, the fonts."""

    def make(self, read: Read) -> bytes:
        """The result; the same each time, on any machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that takes long to make, such as a poster.

    A host makes it on any of its cores, and keeps it for as long as what it depends on is the same.
    """

    path: str
    work: Work


Artifact = File | Copied | Made | Page | Prototype | Stamped


def blank(name: str) -> str:
    """A token for a value of a stamped page; letters only, so that no host changes it.

    The name is lower-case ASCII letters; anything else is a bug of the caller (ValueError).
    """
    if not (name.isascii() and name.isalpha() and name.islower()):
        raise ValueError(f'a blank is named by lower-case letters, not "{name}"')
    return f"KITSBLANK{name.upper()}KNALB"
