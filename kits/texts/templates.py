"""One message template in one language: checked once, run for each group."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from jinja2 import Template as CompiledTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from kits.channels.tokens import value_token
from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.texts import mistakes
from kits.texts.environment import (
    LOCALE,
    PRINTED,
    MessageEnvironment,
    Printed,
    TooLongError,
    UnfitValueError,
)
from kits.texts.names import EmptyValueError, UnknownNameError
from kits.texts.positions import LINE_MARK, Positions, read_positions
from kits.texts.syntax import Refused, check_syntax, wrap

ENVIRONMENT = MessageEnvironment()
FILENAME = "<template>"
EMPTIED = re.compile(rf"^[^\S\n]*(?:{LINE_MARK}[^\S\n]*)+(?:\n|\Z)", re.MULTILINE)
BUGS_OF_TEMPLATES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises where an expression makes no sense, such as a text less than a number."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What one run made: Markdown with tokens, and the values they stand for."""

    markdown: str
    values: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The text with its values, where no marks are read: a note, a subject, a path."""
        text = self.markdown
        if self.values:
            for number, value in enumerate(self.values):
                for url in (False, True):
                    text = text.replace(value_token(number, url), value)
        return PLACE_MARKS.sub("", text).strip()


PLACE_MARKS = re.compile("\ufdd2\\d+\ufdd3")


@dataclass(frozen=True, slots=True)
class Broken:
    """A run that failed: what it is about, so that many groups give one finding."""

    key: tuple[object, ...]
    finding: Callable[[int], Finding]
    """Takes how many other groups have the same mistake."""


class Template:
    """A template that can be run. `names` says which it reads, such as `channel`."""

    def __init__(
        self, passage: Passage, positions: Positions, code: CompiledTemplate | None, names: set[str]
    ) -> None:
        self.passage = passage
        self.names = frozenset(names)
        self._positions = positions
        self._code = code
        self._constant = None if code else Filled(positions.marked, ())

    def run(self, names: Mapping[str, Any], locale: str, message: str) -> Filled | Broken:
        """The text for these names; `message` is the id that findings name."""
        if self._constant:
            return self._constant
        assert self._code is not None
        printed = Printed()
        try:
            text = self._code.render({**names, PRINTED: printed, LOCALE: locale})
        except EmptyValueError as problem:
            empty = problem.empty
            return Broken(
                (
                    "empty-value",
                    self.passage.path,
                    message,
                    empty.record.split(" ")[0],
                    empty.field,
                ),
                lambda others: mistakes.empty_value(
                    empty.place(), message, empty.record, empty.field, others
                ),
            )
        except UnknownNameError as problem:
            return self._broken(problem, mistakes.unknown_field, problem.name, problem.known)
        except UndefinedError as problem:
            return self._broken(problem, mistakes.unset_name)
        except UnfitValueError as problem:
            return self._broken(problem, mistakes.unfit_value, problem.words, problem.hint)
        except (TooLongError, SecurityError, RecursionError) as problem:
            return self._broken(problem, mistakes.too_long_a_run)
        except BUGS_OF_TEMPLATES as problem:
            return self._broken(problem, mistakes.senseless_expression)
        if LINE_MARK in text:
            text = EMPTIED.sub("", text).replace(LINE_MARK, "")
        return Filled(text, tuple(printed.values))

    def place_of_bracket(self, number: int) -> Place:
        """Where the bracket of a link or image stands."""
        return self.passage.place_of(self._positions.brackets[number])

    def _broken(self, problem: Exception, finding: Callable[..., Finding], *facts: Any) -> Broken:
        line = _line_of(problem.__traceback__)
        place = _place_of_tag(self.passage, self._positions, line)
        key = (finding.__name__, place)
        return Broken(key, lambda others: finding(place, *facts, others=others))


def read_template(
    passage: Passage, refused_names: Collection[str] = ()
) -> tuple[Template | None, list[Finding]]:
    """A template that can be run, or what is wrong with it."""
    source = passage.text
    if not any(mark in source for mark in ("{{", "{%", "{#")):
        positions = Positions()
        positions.marked, positions.brackets = _mark_plain(source)
        return Template(passage, positions, None, set()), []
    try:
        positions = read_positions(source, ENVIRONMENT)
        tree = ENVIRONMENT.parse(positions.marked)
    except (TemplateSyntaxError, RecursionError) as problem:
        return None, [_unreadable(passage, getattr(problem, "lineno", 1))]
    refused = list(check_syntax(tree, refused_names))
    if positions.raw is not None:
        refused.append(Refused("tag", "raw", source.count("\n", 0, positions.raw) + 1))
    if refused:
        return None, [_refusal(passage, positions, item) for item in refused]
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    wrap(tree)
    try:
        code = ENVIRONMENT.from_string(tree)
    except (SyntaxError, RecursionError, MemoryError):
        return None, [_unreadable(passage, 1)]
    return Template(passage, positions, code, names), []


def _mark_plain(source: str) -> tuple[str, list[int]]:
    positions = Positions()
    read = read_positions(source, ENVIRONMENT) if "[" in source else positions
    return (read.marked or source), read.brackets


def _refusal(passage: Passage, positions: Positions, refused: Refused) -> Finding:
    lines = passage.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: refused.line - 1])
    end = start + len(lines[refused.line - 1])
    at = positions.of_name(refused.name, start, end)
    if at is None:
        return mistakes.refused(_place_of_brace(passage, refused.line), refused)
    return mistakes.refused(passage.place_of(at, len(refused.name)), refused)


def _place_of_tag(passage: Passage, positions: Positions, line: int) -> Place:
    begins = sorted([*(begin for begin, _ in positions.printed), *positions.tags])
    before = passage.text.split("\n")[: line - 1]
    start = sum(len(text) + 1 for text in before)
    on_line = [at for at in begins if at >= start and "\n" not in passage.text[start:at]]
    return passage.place_of(on_line[0], 2) if on_line else passage.place(line)


def _unreadable(passage: Passage, line: int) -> Finding:
    lines = passage.text.split("\n")
    text = lines[min(line, len(lines)) - 1]
    found = re.search(r"\{[{%#][^{}\n]{0,40}[%}]?\}?|[%}]\}", text)
    tag = found[0].strip() if found else text.strip()[:40]
    return mistakes.unreadable_template(_place_of_brace(passage, line), tag)


def _place_of_brace(passage: Passage, line: int) -> Place:
    lines = passage.text.split("\n")
    text = lines[min(line, len(lines)) - 1]
    found = re.search(r"\{[{%#]|[%}]\}", text)
    return passage.place(min(line, len(lines)), found.start() + 1 if found else 1, 2)


def _line_of(trace: TracebackType | None) -> int:
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == FILENAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
