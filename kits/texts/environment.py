"""The Jinja2 environment of messages: sandboxed, strict, and small.

What is printed becomes a numbered token, so that a value is text and never markup: the template
runs on real values, its tokenised Markdown is parsed once, and each group's values are put in last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kits.channels.tokens import value_token
from kits.model.findings import Words, say
from kits.texts import dates
from kits.texts.names import Empty, EmptyValueError, Fields, Several, UnknownNameError, Url

PRINT = "print as a value"
ITERATE = "iterate within bounds"
PRINTED = "what was printed"
LOCALE = "the language"
"""Names with spaces in them: out of reach of what operators write."""

MOST_PRINTED = 2_000
MOST_STEPS = 20_000
"""Bounds on one run of a template, far above any chat text."""


class UnfitValueError(Exception):
    """A value was asked for something that it cannot give; says what, in words and a hint."""

    def __init__(self, words: Words, hint: Words) -> None:
        super().__init__(str(words))
        self.words = words
        self.hint = hint


class TooLongError(Exception):
    """A template prints or repeats more than any chat text needs."""


@dataclass(slots=True)
class Printed:
    """The values that one run printed, in order, each with the number of its expression."""

    values: list[str] = field(default_factory=list)
    steps: int = 0
    now: int = 0
    """The number of the expression that is being printed, for what goes wrong in it."""


class MessageEnvironment(ImmutableSandboxedEnvironment):
    """Finds names in our records alone, and gives templates a handful of filters."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0)
        self.globals = {}
        self.filters = {**{name: self.filters[name] for name in PLAIN_FILTERS}, **OWN_FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of a record, whether it is asked with a dot or with brackets."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a record, a key of a block, or an item of a list."""
        if isinstance(obj, Fields):
            return obj.get(str(argument))
        if isinstance(obj, Empty):
            raise EmptyValueError(obj)
        if isinstance(obj, Mapping):
            return obj[argument] if argument in obj else Empty("vars", str(argument), _nowhere)
        if isinstance(obj, (list, tuple)) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else ""
        if type(obj).__name__ == "LoopContext" and argument in LOOP_FIELDS:
            return getattr(obj, argument)
        raise UnknownNameError(str(argument), ())


def _nowhere() -> Any:
    raise AssertionError("a key inside a free value is reported where it is printed")


@pass_context
def _print(context: Context, value: Any, number: int) -> str:
    printed: Printed = context[PRINTED]
    printed.now = number
    text = _text_of(value, context[LOCALE])
    if not text:
        return ""
    if len(printed.values) >= MOST_PRINTED:
        raise TooLongError
    printed.values.append(text)
    return value_token(len(printed.values) - 1, isinstance(value, Url))


def _text_of(value: Any, locale: str) -> str:
    if isinstance(value, Several) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        return value if value.isprintable() else " ".join(value.splitlines()).strip()
    if isinstance(value, Empty):
        raise EmptyValueError(value)
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, datetime):
        return dates.day(value.date(), locale)
    if isinstance(value, date):
        return dates.day(value, locale)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise UnfitValueError(
        say("{what} cannot be printed", what=_kind(value)),
        say("print one of its texts, or choose with if"),
    )


def _kind(value: Any) -> Words:
    if isinstance(value, bool):
        return say("true or false")
    return say("a list") if isinstance(value, (list, tuple)) else say("a whole record")


@pass_context
def _iterate(context: Context, values: Any) -> Iterator[Any]:
    printed: Printed = context[PRINTED]
    if isinstance(values, (str, Fields)):
        raise UnfitValueError(say("only a list can be repeated over"), say("use for on a list"))
    for value in values:
        printed.steps += 1
        if printed.steps > MOST_STEPS:
            raise TooLongError
        yield value


def _dated(name: str, form: Callable[[date, str], str]) -> Callable[[Context, Any], str]:
    @pass_context
    def filter_date(context: Context, value: Any) -> str:
        if isinstance(value, Empty):
            raise EmptyValueError(value)
        if isinstance(value, datetime):
            value = value.date()
        if not isinstance(value, date):
            raise UnfitValueError(
                say('"{name}" needs a date', name=name),
                say("use it on a date, such as campaign.starts"),
            )
        return form(value, context[LOCALE])

    return filter_date


def _time(value: Any) -> str:
    if isinstance(value, Empty):
        raise EmptyValueError(value)
    if not isinstance(value, datetime):
        raise UnfitValueError(
            say('"time" needs a moment with an hour'),
            say("give the date an hour, such as 2026-12-07 19:00"),
        )
    return dates.hour(value)


PLAIN_FILTERS = (
    "default", "first", "last", "join", "length", "upper", "lower", "list", "sort", "round",
)  # fmt: skip
OWN_FILTERS: dict[str, Callable[..., Any]] = {
    "day": _dated("day", dates.day),
    "date": _dated("date", dates.full_date),
    "weekday": _dated("weekday", dates.weekday),
    "time": _time,
    PRINT: _print,
    ITERATE: _iterate,
}
FILTERS = (*PLAIN_FILTERS, "day", "date", "weekday", "time")
"""Those that operators may use."""
TESTS = ("defined", "undefined", "none", "in", "even", "odd", "divisibleby", "eq", "ne")
LOOP_FIELDS = frozenset(
    {"index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem"}
)
