"""How a file writes its text: encoding, byte order mark and line ends, so that they stay."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from kits.source.decoding import with_plain_ends


@dataclass(frozen=True, slots=True)
class Form:
    """The outer form of a file."""

    codec: str
    mark: bytes
    """Its byte order mark, if it has one."""
    end: str
    """What ends its lines; where that is mixed, `\\n`."""

    def encoded(self, text: str) -> bytes:
        """A part of the file's text, whose lines end with `\\n`, as its bytes."""
        return text.replace("\n", self.end).encode(self.codec)

    def whole(self, text: str) -> bytes:
        """All of the file's text as its bytes."""
        return self.mark + self.encoded(text)


def read_form(data: bytes) -> tuple[str, Form]:
    """The text of a file, with `\\n` for every line end, and its form.

    What is not UTF-8 is taken for GB18030, as tables are read; raises `UnicodeDecodeError`.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    data = data.removeprefix(mark)
    try:
        text, codec = data.decode(), "utf-8"
    except UnicodeDecodeError:
        text, codec = data.decode("gb18030"), "gb18030"
    plain = with_plain_ends(text)
    windows = "\r\n" in text and plain.replace("\n", "\r\n") == text
    return plain, Form(codec, mark, "\r\n" if windows else "\n")
