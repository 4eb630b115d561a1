"""Words as readers see them, however they are typed: marks, widths and hidden characters aside."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

import regex

LOOKALIKES = str.maketrans("аеорсухіјѕһԁԛԝкмтвнαοντρυικεβ", "aeopcyxijshdqwkmtbhaovtpuikeb")
"""Cyrillic and Greek letters that look like Latin ones; both sides are compared so."""
UNSEEN = regex.compile(r"[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]")
"""Characters of no width."""
SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
"""Scripts in which a blank between two characters changes nothing."""
ENCODED = (
    r"(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24});)"
    r"|(?P<percent>(?:%[0-9A-Fa-f]{2})+)"
)
SHOWN = re.compile(
    ENCODED + r"|<!--(?:[^<-]|<(?!!--)|-(?!->))*+-->"
    r"|</?[A-Za-z][^<>\"']*+(?:\"[^\"]{0,400}+\"[^<>\"']*+|'[^']{0,400}+'[^<>\"']*+)*+>"
    r"|</?[A-Za-z][^<>]*>|\[\^[^\[\]\n]*\]|\]\[[^\[\]\n]*\]"
    r"|\]\((?:<[^<>\n]*>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
    r"|\{%[^{}]*%\}|\{#[^{}]*#\}|\{:?[ ]*[.#][^{}\n]*\}|\{\{\s*['\"]|['\"]\s*\}\}"
    r"|\\(?=[!-/:-@\[-`{-~]|\n)|!(?=\[)|==|\+\+|\^\^"
    r"|(?<![ \t])[ \t]*\|[ \t]*|[*_~`\[\]]|(?<=\n)[ \t>]*(?:(?:[-+#]|[0-9]+\.)[ \t]+)?",
    re.DOTALL,
)
"""What nobody sees of a text that is rendered; what stands in attributes is looked at as well."""
TYPED = re.compile(ENCODED)
BETWEEN = r"[\s·•‧・.\-_/|]{0,3}"
APART = r"(?:[\s\-_/·•*|>+\"'()]|\.(?!\s))"
"""What may stand between two words of one."""
RUN_TOGETHER = 6
"""Letters; of fewer, two words written as one are more often another."""
SPACED = r"[ .·•_\-/|]"


class Words:
    """Words to look for; the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        forms = {tuple(_pieces(word)): word for word in words if word}
        longest = sorted(filter(None, forms), key=lambda pieces: -sum(map(len, pieces)))
        patterns = [each for at, pieces in enumerate(longest) for each in _patterns(pieces, at)]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand in a text, from and to; as it is shown, and as it is typed."""
        spans: set[tuple[int, int]] = set()
        if self._pattern:
            for hidden in (SHOWN, TYPED):
                if not self._pattern.search(_flat(text, hidden)):
                    continue
                folded, places = _folded(text, hidden)
                for word in self._pattern.finditer(folded):
                    spans.add((places[word.start()], places[word.end() - 1] + 1))
        last = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= last:
                yield start, end
                last = end


def _patterns(pieces: tuple[str, ...], number: int) -> Iterator[str]:
    """How a word may stand in a folded text: its parts apart or not, and letters spaced out."""
    letters = "".join(pieces)
    least = 0 if len(letters) >= RUN_TOGETHER or not letters.isascii() else 1
    parts = [_spelled(pieces[0])]
    for before, after in pairwise(pieces):
        apart = least if before.isalnum() and after.isalnum() else 0
        parts += (f"{APART}{{{apart},8}}", _spelled(after))
    yield "".join(parts)
    if len(letters) > 3 and not SPACELESS.search(letters):
        first, second, *rest = map(re.escape, letters)
        gap = f"(?P<gap{number}>{SPACED})"
        yield first + gap + second + "".join(f"(?P=gap{number}){each}" for each in rest)


def _spelled(piece: str) -> str:
    parts = [re.escape(piece[0])]
    for before, after in pairwise(piece):
        both = SPACELESS.match(before) and SPACELESS.match(after)
        parts += (BETWEEN if both else r"[-‐_·]?(?:\n[ \t]*)?", re.escape(after))
    return "".join(parts)


def _pieces(word: str) -> list[str]:
    return re.findall(r"[^\W_]+|[^\w\s\-./·•]+", _folded(word, TYPED)[0])


def _flat(text: str, hidden: re.Pattern[str]) -> str:
    """The text as it is compared, at once; most texts hold nothing that must be found."""
    return _compared.__wrapped__(hidden.sub(_decoded, text))


def _decoded(found: re.Match[str]) -> str:
    if found["entity"]:
        return html.unescape(found[0])
    return unquote(found[0]) if found["percent"] else ""


def _folded(text: str, hidden: re.Pattern[str]) -> tuple[str, list[int]]:
    """The text as it is compared, and where each of its characters stands in the original."""
    kept: list[str] = []
    places: list[int] = []

    def keep(shown: str, start: int, step: int) -> None:
        for at, character in enumerate(shown):
            for folded in _compared(character):
                kept.append(folded)
                places.append(start + at * step)

    end = 0
    for found in hidden.finditer(text):
        keep(text[end : found.start()], end, 1)
        keep(_decoded(found), found.start(), 0)
        end = found.end()
    keep(text[end:], end, 1)
    return "".join(kept), places


@lru_cache(maxsize=65536)
def _compared(text: str) -> str:
    """A text as it is compared, without what cannot be seen."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return str(UNSEEN.sub("", plain)).translate(LOOKALIKES)
