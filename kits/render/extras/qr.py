"""The QR code of a link: as a drawing that scales, and as a picture to send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import segno

from kits.channels.urls import encode_url
from kits.model.artifacts import Read
from kits.model.values import is_link
from kits.render.extras.edition import identity

QUIET = 4
"""Modules left free on each side, as ISO/IEC 18004 wants."""
PIXELS = 720
"""About how wide the picture is; a module takes whole pixels."""


def has_code(link: str | None) -> bool:
    """Whether a phone's camera could open a link: a mini program's is text for WeChat alone."""
    return link is not None and is_link(link)


@dataclass(frozen=True, slots=True)
class QrSvg:
    """The code of a link as SVG."""

    link: str

    @property
    def sources(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def identity(self) -> bytes:
        """The link, and what draws it."""
        return identity(self)

    def make(self, read: Read) -> bytes:
        """Black on white, whatever the page around it."""
        side, path = drawn(self.link)
        whole = side + 2 * QUIET
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
            f'width="{PIXELS}" height="{PIXELS}" shape-rendering="crispEdges">'
            f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/>'
            f'<path transform="translate({QUIET} {QUIET})" d="{path}"/></svg>\n'
        ).encode()


@dataclass(frozen=True, slots=True)
class QrPng:
    """The code of a link as a picture."""

    link: str

    @property
    def sources(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def identity(self) -> bytes:
        """The link, and what draws it."""
        return identity(self)

    def make(self, read: Read) -> bytes:
        """One bit a pixel."""
        code = _code(self.link)
        out = BytesIO()
        scale = max(1, PIXELS // code.symbol_size(border=QUIET)[0])
        code.save(out, kind="png", scale=scale, border=QUIET)
        return out.getvalue()


def drawn(link: str) -> tuple[int, str]:
    """The side of a link's code in modules, and the path of its dark ones, without the margin."""
    rows = tuple(_code(link).matrix)
    return len(rows), "".join(_runs(rows))


def _runs(rows: tuple[bytearray, ...]) -> Iterator[str]:
    for down, row in enumerate(rows):
        start = None
        for across, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                yield f"M{start} {down}h{across - start}v1h-{across - start}z"
                start = None


@lru_cache(maxsize=64)
def _code(link: str) -> segno.QRCode:
    """The code, of which a quarter may be hidden at middle error correction and still be read."""
    return segno.make_qr(encode_url(link), error="m")
