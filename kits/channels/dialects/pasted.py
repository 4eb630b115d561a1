"""Dialects whose marks hold only where a run stands free, and which have no escape."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kits.channels.dialects.base import Writer
from kits.channels.dialects.lines import WHOLE_LINE, Line
from kits.channels.dialects.spacing import code_freed, freed
from kits.channels.escapes import Spot
from kits.channels.nodes import CodeSpan, Inline
from kits.channels.patterns import Inside, Styled
from kits.channels.rows import Row


class Pasted(Writer):
    """A run is styled only where the client lets it stand, without white space at its edges.

    It stays on one line, and is never inside another.
    """

    nested = False

    def code_span(self, text: str, spot: Spot) -> Line:
        """A run like the others; what is in it means itself."""
        return [Styled(tuple(self.verbatim(text)), partial(self.marked, CodeSpan))]

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """As everywhere, unless the run's own edge is what its mark is made of."""
        meets = cls.marks[kind][0] in (run.text[:1], run.text[-1:])
        return run.text if meets else super().marked(kind, run)

    def line(self, row: Sequence[Inline], around: Spot = WHOLE_LINE) -> Line:
        """The line with its runs free."""
        return super().line(self.freed(row) if around is WHOLE_LINE else row, around)

    def freed(self, row: Sequence[Inline]) -> Row:
        """The line with its code free, and what else can be."""
        spaced = code_freed(row, self.is_free, self.may_follow)
        return freed(spaced, self.is_free, self.may_follow)

    @classmethod
    def holds(cls, run: Inside) -> bool:
        """Whether every client reads marks here."""
        return (
            bool(run.text)
            and run.text == run.text.strip()
            and cls.is_free(run.before)
            and cls.may_follow(run.after)
        )

    @classmethod
    def may_follow(cls, neighbour: str) -> bool:
        """Whether this may stand behind a run."""
        return cls.is_free(neighbour)

    @classmethod
    def is_free(cls, neighbour: str) -> bool:
        """Whether a run may stand beside this."""
        return not neighbour or neighbour.isspace()
