"""Receipt codes: twelve characters by which an answer names its campaign, group, message and text.

Three fours of Crockford's base 32: eight characters name campaign, group and message, two the
text, and two check these ten. What fails the check is no code, and is never guessed at.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: no I, L, O or U."""
FORGIVEN = str.maketrans("OIL", "011")
"""Letters that are none of it, and what they are read as."""
SHAPE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
_NAMED, _TEXT = 8, 2


class Code(NamedTuple):
    """A code that was read, and whose check holds."""

    named: str
    """Eight characters: of which campaign, group and message it speaks."""
    version: str
    """Two characters: of which text."""


def base32(data: bytes, length: int) -> str:
    """The first characters of the SHA-256 of some bytes, of five bits each."""
    bits = int.from_bytes(hashlib.sha256(data).digest()[: (length * 5 + 7) // 8], "big")
    bits >>= -length * 5 % 8
    return "".join(CROCKFORD[bits >> 5 * place & 31] for place in range(length - 1, -1, -1))


def named(campaign: str, group: str, message: str) -> str:
    """The part of a code that names a message of a campaign in a group, by their ids."""
    return base32("\0".join((campaign, group, message)).encode(), _NAMED)


def version_of(text: str) -> str:
    """The part of a code that names a text, as it is filled in and in no dialect yet."""
    return base32(text.encode(), _TEXT)


def written(named: str, version: str) -> str:
    """A code as it is copied."""
    whole = named + version
    whole += base32(whole.encode(), 2)
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def read(text: str) -> Code | None:
    """The code that a word is; None where it is none, or was mangled.

    Case, and `O`, `I` and `L` for the digits they look like, are forgiven; hyphens are not.
    """
    if not SHAPE.fullmatch(plain := text.upper()):
        return None
    whole = plain.translate(FORGIVEN).replace("-", "")
    code = Code(whole[:_NAMED], whole[_NAMED : _NAMED + _TEXT])
    return code if written(*code) == plain.translate(FORGIVEN) else None
