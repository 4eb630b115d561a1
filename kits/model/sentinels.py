"""Characters that the engine puts into texts for itself, each with one meaning.

Unicode keeps these noncharacters for use inside a program. Reading refuses them in all content, and
a value is rid of them, so that nobody can write one.
"""

from __future__ import annotations

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
"""All that there are, for a set of a pattern."""

VALUE_OPEN, VALUE_CLOSE = "\ufdd0", "\ufdd1"
"""Around the kind and number of a printed value: `VALUE_OPEN t 12 VALUE_CLOSE`."""

MARK_OPEN, MARK_CLOSE = "\ufdd2", "\ufdd3"
"""Around a place in a template, directly after a `[` of the operator's text."""

LINE_MARK = "\ufdd4"
"""Ends each line that holds a tag: where nothing else is left of a line, the line goes too."""

KEEP, KEPT = "\ufdd5", "\ufdd6"
"""Around what no part of a split text may end in: a run, an address with its label, a block."""

BLANK_OPEN, BLANK_CLOSE = "\ufdd7", "\ufdd8"
"""Around the number of a blank in HTML."""

CONTENT_OPEN, CONTENT_CLOSE = "\ufdd9", "\ufdda"
"""Around content in what a host renders."""

TOP = "\ufddb"
"""Begins a heading that stands in nothing else, which a page may take for one of its own."""

ASK_OPEN, ASK_CLOSE = "\ufddc", "\ufddd"
"""Around the question of a report, where its answer will stand."""

VALUE = "\ufdee"
"""A neighbour that is a value or an address: anything, but no mark, since it is escaped itself."""

UNKNOWN = "\ufdef"
"""A neighbour that may be a mark: the edge of a run, or of a label."""
