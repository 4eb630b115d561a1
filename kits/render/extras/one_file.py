"""The page of a kit as one file, which can be sent, and works from disk without any network."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from markupsafe import Markup

from kits.model.addresses import Address, Addresses
from kits.model.artifacts import File, Read
from kits.render.extras.edition import Drawn
from kits.render.extras.pictures import inlined
from kits.render.phone import assets

MOST = 150_000
"""Bytes of the whole file, as far as pictures and what is spare can see to that."""
WIDEST = 1080
LEAST = 1500
"""Bytes below which a picture shows nothing any more."""
PICTURE = re.compile(
    r'<!--picture-->(<img src=")([^"]*)("[^>]*>)<!--else-->(.*?)<!--/picture-->', re.DOTALL
)
"""As the template marks one, with what stands there where there is no room for it."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What a page has inside that is rendered to stand alone."""

    site: str | None
    """Where the tree will be, and so where links lead; without it there are none."""
    is_short: bool = False
    """Whether it goes without what it can do without, to make room for its texts."""

    @property
    def style(self) -> Markup:
        """The style of pages."""
        return Markup(_asset("kit.css"))

    @property
    def script(self) -> Markup:
        """Their script."""
        return Markup(_asset("kit.js").replace("</script", "<\\/script"))

    @property
    def icon(self) -> str:
        """Their icon, as a data URI."""
        return f"data:image/svg+xml;base64,{_base64(_asset('lamp.svg').encode())}"

    @property
    def policy(self) -> Markup:
        """What lets just that script run."""
        return Markup(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
            f"script-src 'sha256-{_base64(sha256(self.script.encode()).digest())}'; "
            "base-uri 'none'; form-action 'none'"
        )


@dataclass(frozen=True, slots=True)
class Apart(Address):
    """A page that has left its tree: all ways lead to the site, and nowhere without one."""

    site: str | None

    def to(self, there: Address) -> str:
        """The whole address, or none."""
        return there.at(self.site) if self.site else ""

    near = to


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFile(Drawn):
    """A page with its style and script inside, into which its pictures are put."""

    html: str
    pictures: tuple[tuple[str, str], ...]
    """Those that it may show: address in the tree, and path in the project folder."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The pictures."""
        return tuple(source for _, source in self.pictures)

    def make(self, read: Read) -> bytes:
        """The page; the room that its texts leave is shared by its pictures."""
        share = (MOST - _size(self.html)) // max(1, len(PICTURE.findall(self.html))) * 3 // 4 - 40
        sources = dict(self.pictures)

        def shown(found: re.Match[str]) -> str:
            before, address, after, instead = found.groups()
            content = read(sources[address]) if share > LEAST else b""
            picture = inlined(content, WIDEST, share)
            return f"{before}{picture.address}{after}" if picture else instead

        return PICTURE.sub(shown, self.html).encode()


def one_file(
    render: Callable[..., File], site: str | None, pictures: tuple[tuple[str, str], ...]
) -> OneFile:
    """A page that `render` gives to stand `alone`; a short one, where its texts need the room."""
    page = render(alone=Alone(site))
    if _size(page.content.decode()) > MOST:
        page = render(alone=Alone(site, is_short=True))
    return OneFile(html=page.content.decode(), pictures=pictures)


def _size(html: str) -> int:
    """Bytes of the file without what its pictures are made of."""
    kept = PICTURE.sub(lambda found: max(found[1] + found[3], found[4], key=len), html)
    return len(kept.encode())


@cache
def _asset(name: str) -> str:
    found = (file.content for file in assets() if file.path == Addresses.asset(name).path)
    return next(found).decode()


def _base64(content: bytes) -> str:
    return b64encode(content).decode()
