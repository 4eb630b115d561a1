"""The Jinja2 environment of messages: sandboxed, strict, and small.

What is printed becomes a numbered token, so that a value is text and never markup: the template
runs on real values, its tokenised Markdown is parsed once, and each group's values are put in last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kits.channels.tokens import value_token
from kits.model.findings import say
from kits.texts.failures import (
    TooLongError,
    UnfitValueError,
    UnknownNameError,
    within_bounds,
)
from kits.texts.filters import FILTERS, LOCALE, text_of
from kits.texts.names import LOOP_FIELDS, Absent, Empty, EmptyValueError, Fields, Url
from kits.texts.positions import OffsetLexer

PRINT = "print as a value"
ITERATE = "iterate within bounds"
JOIN = "join as text"
LIST = "list within bounds"
PRINTED = "what was printed"
"""Names with spaces in them: out of reach of what operators write."""

MOST_PRINTED = 2_000
MOST_STEPS = 20_000
"""Bounds on one run of a template, far above any chat text."""

TESTS = ("defined", "undefined", "none", "in", "even", "odd", "divisibleby", "eq", "ne")


@dataclass(slots=True)
class Printed:
    """What one run printed, in order, and how often it repeated something."""

    values: list[str] = field(default_factory=list)
    steps: int = 0


class MessageEnvironment(ImmutableSandboxedEnvironment):
    """Finds names in our records alone, and gives templates a handful of filters."""

    intercepted_binops = frozenset("+")

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0)
        self.globals = {}
        self.filters = {**FILTERS, PRINT: _print, ITERATE: _iterate, JOIN: _join, LIST: _list}
        self.tests = {name: self.tests[name] for name in TESTS}
        self._lexer = OffsetLexer(self)

    @property
    def lexer(self) -> OffsetLexer:
        """The lexer whose lines are offsets."""
        return self._lexer

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A sum: of texts or of numbers."""
        for part in (left, right):
            if isinstance(part, Empty):
                raise EmptyValueError(part)
        if isinstance(left, str) and isinstance(right, str):
            return within_bounds(str(left) + str(right))
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            return left + right
        raise UnfitValueError(
            say("only texts, or only numbers, can be added"), say("join texts with ~")
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of a record, whether it is asked with a dot or with brackets."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a record, a key of a block, or an item of a list."""
        if isinstance(obj, Fields):
            return obj.get(str(argument))
        if isinstance(obj, Empty):
            raise EmptyValueError(obj)
        if isinstance(obj, (list, tuple)) and isinstance(argument, int):
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            raise UnfitValueError(
                say("the list has only {count} items", count=len(obj)),
                say("count from 0, or repeat over the list with for"),
            )
        if isinstance(obj, LoopContext):
            if argument in LOOP_FIELDS:
                value = getattr(obj, argument)
                return Absent(argument) if isinstance(value, Undefined) else value
            raise UnknownNameError(str(argument), LOOP_FIELDS)
        raise UnknownNameError(str(argument), ())


@pass_context
def _print(context: Context, value: Any) -> str:
    text = text_of(value, context.parent[LOCALE])
    if not text:
        return ""
    printed: Printed = context.parent[PRINTED]
    if len(printed.values) >= MOST_PRINTED:
        raise TooLongError
    printed.values.append(text)
    return value_token(len(printed.values) - 1, isinstance(value, Url))


@pass_context
def _iterate(context: Context, values: Any) -> Iterator[Any]:
    printed: Printed = context.parent[PRINTED]
    if not isinstance(values, (list, tuple, Empty)):
        raise UnfitValueError(say("only a list can be repeated over"), say("use for on a list"))
    for value in values:
        printed.steps += 1
        if printed.steps > MOST_STEPS:
            raise TooLongError
        yield value


@pass_context
def _join(context: Context, *parts: Any) -> str:
    return within_bounds("".join(text_of(part, context[LOCALE]) for part in parts))


def _list(*items: Any) -> list[Any]:
    """A list of texts or of rows; deeper ones could take for ever to compare."""
    rows = (item for item in items if isinstance(item, (list, tuple)))
    if any(isinstance(part, (list, tuple)) for row in rows for part in row):
        raise UnfitValueError(
            say("a list of lists cannot hold further lists"), say("use a shorter list")
        )
    return list(items)
