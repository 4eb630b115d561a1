"""The page of a kit as one file, which can be sent, and works from disk without any network."""

from __future__ import annotations

import posixpath
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from kits.locale import catalogue
from kits.model.artifacts import File, Read
from kits.render.extras.edition import identity
from kits.render.extras.pictures import inlined
from kits.render.phone import assets

MOST = 150_000
"""Bytes of the whole file, as far as pictures and what is spare can see to that."""
WIDEST = 1080
LEAST = 1500
"""Bytes below which a picture shows nothing any more."""
POLICY = "\0policy"
"""Where the policy goes, which is known once all scripts are."""
ONLINE = "data-online"
"""Marks what a page has only where the rest of the site is at hand."""
SPARE = "data-spare"
"""Marks what a page can do without; it makes room where there are many texts."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                  "source", "track", "wbr"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFile:
    """A page of ours with its style, its script and its pictures inside."""

    page: File
    """It names each asset with its version, so it changes with them."""
    pictures: tuple[tuple[str, str], ...]
    """Those that it may show: path in the tree, and in the project folder."""
    site: str | None
    """Where the tree will be, and so where links lead; without it, only those within the page are
    left."""
    locale: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The pictures."""
        return tuple(source for _, source in self.pictures)

    @property
    def identity(self) -> bytes:
        """The page, and what makes its pictures smaller."""
        return identity(self)

    def make(self, read: Read) -> bytes:
        """The page; the room that its texts leave is shared by its pictures."""
        parts = self._parts(ONLINE)
        if _size(parts) > MOST:
            parts = self._parts(ONLINE, SPARE)
        shots = [part for part in parts if isinstance(part, _Shot)]
        share = (MOST - _size(parts)) // max(1, len(shots)) * 3 // 4 - 40
        return "".join(
            _with(part, read, share) if isinstance(part, _Shot) else part for part in parts
        ).encode()

    def _parts(self, *left_out: str) -> tuple[str | _Shot, ...]:
        reader = _Reader(self, frozenset(left_out))
        reader.feed(self.page.content.decode())
        reader.close()
        return tuple(reader.joined())


@dataclass(frozen=True, slots=True)
class _Shot:
    """A picture of the page, by its place in the project folder, and what stands around it."""

    source: str
    tag: str
    """With `\\0` in place of its address."""
    instead: str
    """HTML for where there is no room for it."""


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


def _size(parts: Iterable[str | _Shot]) -> int:
    """Bytes of the file without what its pictures are made of."""
    return sum(len(_without(part).encode()) for part in parts)


def _without(part: str | _Shot) -> str:
    return max(part.tag, part.instead, key=len) if isinstance(part, _Shot) else part


def _with(shot: _Shot, read: Read, share: int) -> str:
    picture = inlined(read(shot.source), WIDEST, share) if share > LEAST else None
    if picture is None:
        return shot.instead
    before, _, after = shot.tag.partition("\0")
    return f"{before}{picture.address}{after}"


@dataclass
class _Dropped:
    """An element left out, up to its end tag."""

    tag: str
    depth: int = 1


@dataclass
class _Found:
    """What was read so far."""

    parts: list[str | _Shot] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Passes a page through as it stands, and changes only what would ask for another file."""

    def __init__(self, work: OneFile, left_out: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self._path = work.page.path
        self._assets = {asset.path: asset.content for asset in assets()}
        self._sources = dict(work.pictures)
        self._left_out = left_out
        """Marks of the elements that the file goes without."""
        self._site = work.site.rstrip("/") + "/" if work.site else None
        self._words = catalogue(work.locale).gettext
        self._found = _Found()
        self._dropped: _Dropped | None = None
        self._links: list[bool] = []
        """Of each open `a`, whether its tag stayed."""

    def joined(self) -> Iterator[str | _Shot]:
        """The parts, each text whole, with the policy that lets just our scripts run."""
        texts: list[str] = []
        for part in self._found.parts:
            if isinstance(part, _Shot):
                yield "".join(texts)
                yield part
                texts = []
            else:
                texts.append(self._policy() if part == POLICY else part)
        yield "".join(texts)

    def _policy(self) -> str:
        hashes = " ".join(f"'sha256-{_hash(text)}'" for text in self._found.scripts) or "'none'"
        return (
            '<meta http-equiv="Content-Security-Policy" content="'
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
            f"script-src {hashes}; base-uri 'none'; form-action 'none'\">"
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if self._dropped is not None:
            self._dropped.depth += tag == self._dropped.tag and tag not in VOID
        elif not self._left_out.isdisjoint(facts):
            self._dropped = None if tag in VOID else _Dropped(tag)
        elif tag == "link":
            self._link(facts)
        elif tag == "script":
            self._script(facts)
        elif tag == "img":
            self._img(facts)
        elif tag == "a" and "href" in facts:
            self._a(facts)
        elif facts.get("http-equiv", "").lower() == "content-security-policy":
            self._add(POLICY)
        else:
            if tag == "a":
                self._links.append(True)
            self._pass()
            if tag == "main":
                self._tell()

    def handle_endtag(self, tag: str) -> None:
        if self._dropped is not None:
            self._dropped.depth -= tag == self._dropped.tag
            if not self._dropped.depth:
                self._dropped = None
        elif tag == "a" and not self._links.pop():
            self._add("</span>")
        elif tag == "body":
            self._add("".join(f"<script>{text}</script>\n" for text in self._found.scripts))
            self._add("</body>")
        else:
            self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._add(f"<!{decl}>")

    def _add(self, text: str) -> None:
        if self._dropped is None:
            self._found.parts.append(text)

    def _pass(self) -> None:
        self._add(self.get_starttag_text() or "")

    def _tell(self) -> None:
        """Says that a file knows nothing of what changes later."""
        _ = self._words
        words = _("A copy in a file does not change any more.")
        if self._site:
            page = urljoin(self._site + self._path, ".")
            shown = _("See what holds now")
            words += f' <a href="{escape(page)}">{shown}</a>'
        self._add(f'\n<p class="size">{words}</p>')

    def _link(self, facts: Mapping[str, str]) -> None:
        asset = self._assets.get(self._place(facts.get("href", "")))
        kind = facts.get("rel", "")
        if asset and kind == "stylesheet":
            self._add(f"<style>\n{asset.decode()}</style>")
        elif asset and kind == "icon":
            self._add(
                f'<link rel="icon" href="data:image/svg+xml;base64,{b64encode(asset).decode()}">'
            )

    def _script(self, facts: Mapping[str, str]) -> None:
        """A script waits for the end of the page, as `defer` has it."""
        asset = self._assets.get(self._place(facts.get("src", "")))
        if asset:
            self._found.scripts.append(asset.decode().replace("</script", "<\\/script"))
        self._dropped = _Dropped("script")

    def _img(self, facts: Mapping[str, str]) -> None:
        place = self._place(facts.get("src", ""))
        source = self._sources.get(place)
        if source is None:
            return
        kept = {name: value for name, value in facts.items() if name not in ("src", "loading")}
        others = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        name = escape(posixpath.basename(place))
        _ = self._words
        shown = _("See it on the page online")
        way = f'<a href="{escape(self._site + place)}">{shown}</a>' if self._site else shown
        self._found.parts.append(
            _Shot(source, f'<img src="\0"{others}>', f'<p class="size">{name} · {way}</p>')
        )

    def _a(self, facts: Mapping[str, str]) -> None:
        target = facts["href"]
        near = target.startswith("#") or bool(urlsplit(target).scheme)
        self._links.append(near or self._site is not None)
        if near:
            self._pass()
        else:
            kept = {
                name: value for name, value in facts.items() if name not in ("href", "download")
            }
            if self._site:
                kept["href"] = urljoin(self._site + self._path, target)
            others = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
            self._add(f"<a{others}>" if self._site else f"<span{others}>")

    def _place(self, target: str) -> str:
        """The path in the tree to which a link of the page leads."""
        address = unquote(urlsplit(target).path)
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._path), address))
