"""The QR code of a link: as a drawing that scales, and as a picture to send."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import segno

from kits.channels.urls import encode_url
from kits.model.artifacts import Read
from kits.model.reading.links import is_link
from kits.render.extras.edition import Drawn

QUIET = 4
"""Modules left free on each side, as ISO/IEC 18004 wants."""
PIXELS = 720
"""About how wide the picture is; a module takes whole pixels."""


def has_code(link: str | None) -> bool:
    """Whether a phone's camera could open a link: a mini program's is text for WeChat alone."""
    return link is not None and is_link(link)


@dataclass(frozen=True, slots=True)
class Code(Drawn):
    """The code of a link."""

    link: str


class QrSvg(Code):
    """The code of a link as SVG.

    The library's own has seams between its rows, and soft edges, at all sizes but its own.
    """

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


class QrPng(Code):
    """The code of a link as a picture."""

    def make(self, read: Read) -> bytes:
        """One bit a pixel."""
        code = _code(self.link)
        out = BytesIO()
        scale = max(1, PIXELS // code.symbol_size(border=QUIET)[0])
        code.save(out, kind="png", scale=scale, border=QUIET)
        return out.getvalue()


def drawn(link: str) -> tuple[int, str]:
    """The side of a link's code in modules, and the path of its dark ones, without the margin."""
    rows = _code(link).matrix
    return len(rows), "".join(
        f"M{run.start()} {down}h{len(run[0])}v1h-{len(run[0])}z"
        for down, row in enumerate(rows)
        for run in re.finditer(rb"\x01+", row)
    )


@lru_cache(maxsize=64)
def _code(link: str) -> segno.QRCode:
    """The code, of which a quarter may be hidden at middle error correction and still be read."""
    return segno.make_qr(encode_url(link), error="m")
