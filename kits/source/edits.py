"""Changes to a file: stretches of its text with what takes their place, all else as it was."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kits.model.places import Place
from kits.source.decoding import with_plain_ends
from kits.source.lines import Lines, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A text in the place of a stretch of the file; an empty stretch has it put in."""

    span: Span
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made at once, one that is given twice only once.

    What is put in at one place keeps the order in which it is given. Raises `ValueError` where
    edits meet.
    """
    parts, at = [], 0
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError(f"two edits meet at {edit.span.start}")
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join(parts) + text[at:]


class Original(Lines):
    """A file as it stands on the disk: its text as it is read, and what else its bytes say.

    Its encoding, its byte order mark and the end of each line stay where nothing is edited.
    """

    def __init__(self, path: str, data: bytes) -> None:
        """What is not UTF-8 is taken for GB18030, as tables are; raises `UnicodeDecodeError`."""
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        data = data.removeprefix(self._mark)
        try:
            self._written, self._codec = data.decode(), "utf-8"
        except UnicodeDecodeError:
            self._written, self._codec = data.decode("gb18030"), "gb18030"
        super().__init__(path, with_plain_ends(self._written))

    def stretch(self, place: Place) -> Span:
        """The characters at a place."""
        start = self.offset(place)
        return Span(start, start + place.width)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file with the edits made; new lines end as the first one does.

        Raises `ValueError` where edits meet, or would join what ends two lines.
        """
        edits = list(edits)
        first = re.search("\r\n?|\n", self._written)
        end = first[0] if first else "\n"
        written = apply(self._written, (self._as_written(edit, end) for edit in edits))
        if with_plain_ends(written) != apply(self.text, edits):
            raise ValueError("the end of a line would be lost")
        return self._mark + written.encode(self._codec)

    def _as_written(self, edit: Edit, end: str) -> Edit:
        """The edit of the text before its lines were given plain ends."""
        start, stop = (at + bisect_left(self._pairs, at) for at in edit.span[:2])
        return Edit(Span(start, stop), edit.text.replace("\n", end))

    @cached_property
    def _pairs(self) -> list[int]:
        """The ends of lines that are written as two characters, by where the text has them."""
        found = re.finditer("\r\n", self._written)
        return [pair.start() - before for before, pair in enumerate(found)]


def taken_out(spans: Sequence[Span], gone: Sequence[bool]) -> Iterator[Edit]:
    """Some of several values on a line out, each with what parts it from the one before."""
    kept_before = False
    for place, span in enumerate(spans):
        if not gone[place]:
            kept_before = True
        elif kept_before:
            yield Edit(Span(spans[place - 1].end, span.end), "")
        else:
            following = spans[place + 1].start if place + 1 < len(spans) else span.end
            yield Edit(Span(span.start, following), "")
