"""Why YAML could not be read, in the words of the person who typed it.

PyYAML says what its grammar expected; what was mistyped is seen from the line itself. Texts of
errors are those of PyYAML 6.0 (scanner.py, parser.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import MarkedYAMLError

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source import full_width
from kits.source.lines import Lines, quoted
from kits.source.syntax_mistakes import (
    colon_in_value,
    list_beside_key,
    missing_colon,
    missing_comma,
    missing_space,
    printed_between_brackets,
    special_character,
    tab_indentation,
    text_after_value,
    unclosed_mark,
    unknown_escape,
    unreadable_facts,
    wrong_indentation,
)

_CLOSING = {"[": "]", "{": "}"}
_TIGHT = re.compile(r"[ ]*(?:-[ ]+)*+(?P<key>[A-Za-z_][\w.-]*):(?=[^\s/])")
_PRINTED = re.compile(
    r"[:\[{,][ ]*(?P<whole>[^\s:\[\]{}\"',][^:\[\]{}\"',]{0,200}(?P<mark>\{\{)[^{}]*\}\}"
    r"[^\[\]{},]*)"
)
"""A value between brackets with a printed value inside it."""
_KEYED = re.compile(r"[ ]*(?:-[ ]+)*+[^\s:][^:]*:[ ]+(?=\S)")
_FILLED = re.compile(r"\s*[^\s#]")


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure of PyYAML, with offsets into the text."""

    lines: Lines
    problem: str
    context: str
    at: int
    """Where it stopped."""
    since: int
    """Where the construct began that it was reading."""
    previous: int
    """Where the value before began."""

    @property
    def line(self) -> int:
        """The line where it stopped."""
        return self.lines.position(self.at)[0]

    @property
    def first_line(self) -> int:
        """The line where the construct began."""
        return self.lines.position(self.since)[0]

    @property
    def before(self) -> int:
        """The nearest line above with something in it, or 0."""
        number = self.line - 1
        while number and not _FILLED.match(self.lines.line(number)):
            number -= 1
        return number

    def mark(self, offset: int) -> str:
        """The character at an offset, or nothing at the end."""
        return self.lines.text[offset : offset + 1].strip()


def diagnosis(lines: Lines, error: MarkedYAMLError, previous: int) -> Finding:
    """The one finding that explains a failure of PyYAML, after the value at `previous`."""
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    failure = Failure(lines, error.problem or "", error.context or "", at, since, previous)
    return _full_width(failure) or _by_context(failure) or _by_problem(failure)


def _full_width(failure: Failure) -> Finding | None:
    looked_at = [failure.before, failure.line]
    if "simple key" in failure.context or "quoted" in failure.context:
        looked_at.insert(0, failure.first_line)
    for look in (full_width.in_line, full_width.around_value):
        for number in looked_at:
            if found := look(failure.lines.path, number, failure.lines.line(number)):
                return found
    return None


def _by_context(failure: Failure) -> Finding | None:
    """By what was being read: quotes, brackets, a mark that begins something."""
    context, problem = failure.context, failure.problem
    since = failure.lines.place(failure.since)
    if "directive" in context or re.search("alias|anchor|tag|block scalar|a node", context):
        return special_character(since, failure.mark(failure.since))
    if "double-quoted" in context:
        escape = failure.lines.text[max(0, failure.at - 1) : failure.at + 1].strip()
        return unknown_escape(failure.lines.place(max(0, failure.at - 1), 2), escape)
    if "quoted scalar" in context:
        return _unclosed(failure, failure.since)
    if "flow" in context:
        printed = _PRINTED.search(failure.lines.line(failure.line))
        if printed:
            at = Place(since.path, failure.line, printed.start("mark") + 1, 2)
            return printed_between_brackets(at, quoted(printed["whole"].strip()))
        if failure.line > failure.first_line or failure.mark(failure.at) in ("]", "}", ""):
            text = failure.lines.text
            opening = max(text.rfind(mark, 0, failure.since + 1) for mark in _CLOSING)
            return _unclosed(failure, max(opening, 0))
        return missing_comma(failure.lines.place(failure.at))
    if "simple key" in context and "expected ':'" in problem:
        return _keyless(failure, failure.first_line)
    return None


def _unclosed(failure: Failure, opening: int) -> Finding:
    mark = failure.mark(opening)
    return unclosed_mark(failure.lines.place(opening), mark, _CLOSING.get(mark, mark))


def _by_problem(failure: Failure) -> Finding:
    """By what stood there."""
    problem, at = failure.problem, failure.lines.place(failure.at)
    mark = failure.mark(failure.at)
    if "'\\t'" in problem:
        return tab_indentation(at)
    if (
        "cannot start any token" in problem
        or "mapping keys" in problem
        or "node content" in problem
    ):
        return special_character(at, mark) if mark else unreadable_facts(at)
    if "sequence entries" in problem:
        return list_beside_key(at)
    if "mapping values" in problem:
        return _colon(failure)
    if "<block end>" in problem or "<document start>" in problem:
        return _misplaced(failure)
    return unreadable_facts(at)


def _colon(failure: Failure) -> Finding:
    """A colon where no key can be: in a value, or in a line that seems to go on from above."""
    line = failure.lines.line(failure.line)
    at = failure.lines.place(failure.at)
    keyed = _KEYED.match(line, 0, at.column)
    if keyed:
        return colon_in_value(at, quoted(line[keyed.end() :].strip()))
    above = failure.lines.line(failure.before)
    if failure.before and (_TIGHT.match(above) or not _has_colon(above)):
        return _keyless(failure, failure.before)
    indent = len(line) - len(line.lstrip())
    if failure.before:
        return wrong_indentation(Place(at.path, at.line, indent + 1))
    return unreadable_facts(at)


def _has_colon(line: str) -> bool:
    return ": " in line or line.rstrip().endswith(":")


def _keyless(failure: Failure, number: int) -> Finding:
    """A line between keys that is none."""
    line = failure.lines.line(number)
    tight = _TIGHT.match(line)
    if tight:
        return missing_space(Place(failure.lines.path, number, tight.end()), tight["key"])
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    return missing_colon(Place(failure.lines.path, number, indent + 1, max(1, len(text))), text)


def _misplaced(failure: Failure) -> Finding:
    """Something after a value, or at the wrong depth."""
    at = failure.lines.place(failure.at)
    line = failure.lines.line(at.line)
    quoted_before = failure.mark(failure.previous) in ('"', "'")
    if quoted_before and failure.lines.position(failure.previous)[0] < at.line:
        return _unclosed(failure, failure.previous)
    if line[: at.column - 1].strip(" -"):
        text = line[at.column - 1 :].strip()
        return text_after_value(Place(at.path, at.line, at.column, max(1, len(text))), text)
    if failure.mark(failure.at) in ("", ":") or failure.lines.line(failure.before).startswith(
        "..."
    ):
        return unreadable_facts(at)
    return wrong_indentation(at)
