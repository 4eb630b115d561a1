"""One scalar of the facts: what it says, and what was lost on the way."""

from __future__ import annotations

import re

from yaml.events import ScalarEvent

from kits.model.places import Passage
from kits.source import full_width
from kits.source.decoding import FORBIDDEN, STAND_IN
from kits.source.fact_mistakes import WIDE_SPACE, cut_value
from kits.source.file_mistakes import forbidden_character
from kits.source.lines import Lines, Span, quoted, span
from kits.source.nodes import Scalar
from kits.source.passages import Joined, joined, trimmed
from kits.source.problems import Problems
from kits.source.spans import passage_of
from kits.source.syntax_mistakes import wrong_indentation

NOTHING = frozenset({"", "~", "null"})
"""How an unquoted value says that there is none."""

_REMARK = re.compile(r"[ \t]+(#+[^#\s][^\n]*)")
_IN_BRACKETS = re.compile(r"(?:[^,\]}]|,(?![ \t\]}]|$))*+")
_DASH = re.compile(r"\n[ ]*(?=- \S)")


def read_scalar(
    lines: Lines, event: ScalarEvent, problems: Problems, in_brackets: bool = False
) -> Scalar:
    """A scalar with its text as written; what is lost or mistyped goes to the problems.

    Between brackets, a value ends with a comma or the closing one.
    """
    start, end = span(event)[:2]
    if event.style in ("|", ">"):
        end = len(lines.text[:end].rstrip())
    whole = Span(start, end, in_brackets)
    source, width = passage_of(lines, event)
    if event.style:
        source = _without_forbidden(source, problems)
        return Scalar(source.text, False, source, width, whole)
    if lost := _REMARK.match(lines.text, span(event)[1]):
        source = _before_remark(lines, source, lost, problems, in_brackets)
        return Scalar(source.text, True, source, len(source.text), whole)
    _check_lines(lines, event, problems)
    if source.text in NOTHING:
        return Scalar(None, True, Passage("", source.path, source.starts), width, whole)
    inner = trimmed(source, WIDE_SPACE)
    if found := full_width.quotes(inner):
        slip, inner = found
        problems.mend(slip)
    width -= len(source.text) - len(inner.text)
    return Scalar(inner.text, True, inner, width, whole)


def _without_forbidden(source: Passage, problems: Problems) -> Passage:
    """The text as it may be kept: an escape can name a character that no one can type."""
    found = FORBIDDEN.search(source.text)
    if found is None:
        return source
    problems.mend(forbidden_character(source.place_of(found.start()), found[0]))
    text = FORBIDDEN.sub(STAND_IN, source.text)
    if isinstance(source, Joined):
        return joined(text, source.path, source.seams)
    return Passage(text, source.path, source.starts)


def _before_remark(
    lines: Lines, source: Passage, lost: re.Match[str], problems: Problems, in_brackets: bool
) -> Passage:
    """The value without what YAML took for a remark, or the remark where there is nothing else.

    What is left of an id or a date is one still, so that nothing else is found wrong with it.
    """
    remark = lost[1].rstrip()
    if in_brackets and (inside := _IN_BRACKETS.match(remark)):
        remark = inside[0].rstrip()
    whole = f"{source.text} {remark}" if source.text else remark
    at = lines.place(lost.start(1), len(remark))
    problems.mend(cut_value(at, remark, quoted(whole)))
    return source if source.text else Passage(whole, source.path, ((at.line, at.column),))


def _check_lines(lines: Lines, event: ScalarEvent, problems: Problems) -> None:
    """Look for what was meant as keys and items, and became one long text."""
    start, end = span(event)[:2]
    written = lines.text[start:end]
    if dash := _DASH.search(written):
        problems.refuse(wrong_indentation(lines.place(start + dash.end())))
        return
    first_line, first_column = lines.position(start)
    alone = not lines.line(first_line)[: first_column - 1].strip()
    for number in range(
        first_line if alone else first_line + 1, first_line + written.count("\n") + 1
    ):
        if slip := full_width.in_line(lines.path, number, lines.line(number)):
            problems.refuse(slip)
            return
