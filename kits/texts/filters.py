"""The filters of message templates; whatever they turn into text is told in the group's words."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from kits.model.findings import Words, say
from kits.texts import dates
from kits.texts.failures import UnfitValueError, within_bounds
from kits.texts.names import Absent, Empty, EmptyList, EmptyValueError, Prose

LOCALE = "the language"
"""A name with a space in it: out of reach of what operators write."""

MOST_DIGITS = 9
"""Behind the point of a rounded number."""


def text_of(value: Any, locale: str) -> str:
    """A value as a text on one line, as it is printed and joined.

    Raises `EmptyValueError` for an empty field, jinja2's `UndefinedError` for a name that was not
    set, and `UnfitValueError` for a list, a record, `true` and `false`.
    """
    if isinstance(value, Prose) and len(value) == 1:
        value = value[0]
    elif isinstance(value, EmptyList):
        value = ()
    if isinstance(value, str):
        return str(value) if value.isprintable() else " ".join(value.splitlines()).strip()
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return dates.day(value, locale)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise UnfitValueError(
        say("{what} cannot be printed", what=kind_of(value)),
        say("print one of its texts, or choose with if"),
    )


def kind_of(value: Any) -> Words:
    """What an operator would call a value that is no text."""
    if isinstance(value, bool):
        return say("true or false")
    return say("a list") if isinstance(value, (list, tuple)) else say("a whole record")


def _items(value: Any) -> list[Any]:
    """What a list holds, or the characters of a text; an empty field holds nothing."""
    if isinstance(value, (list, tuple, str, Empty)):
        return list(value)
    raise UnfitValueError(say("this is no list"), say("use this filter on a list"))


def _default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:
    return otherwise if isinstance(value, Undefined) or (boolean and not value) else value


def _first(value: Any) -> Any:
    return _item(value, 0)


def _last(value: Any) -> Any:
    return _item(value, -1)


def _item(value: Any, place: int) -> Any:
    if isinstance(value, Empty):
        return value.item if isinstance(value, EmptyList) else value
    items = _items(value)
    return items[place] if items else Absent("item")


def _length(value: Any) -> int:
    return len(_items(value))


def _sort(value: Any, reverse: bool = False) -> list[Any]:
    """Without regard to case, as Jinja2 sorts."""
    return sorted(
        _items(value), key=lambda i: i.lower() if isinstance(i, str) else i, reverse=reverse
    )


@pass_context
def _join(context: Context, value: Any, between: Any = "") -> str:
    if isinstance(value, Empty):
        raise EmptyValueError(value)
    locale = context[LOCALE]
    separator = text_of(between, locale) if between else ""
    return within_bounds(separator.join(text_of(item, locale) for item in _items(value)))


@pass_context
def _upper(context: Context, value: Any) -> str:
    return text_of(value, context[LOCALE]).upper()


@pass_context
def _lower(context: Context, value: Any) -> str:
    return text_of(value, context[LOCALE]).lower()


def _round(value: Any, precision: int = 0, method: str = "common") -> float:
    """As Jinja2 rounds, within bounds: `common`, `ceil` or `floor`."""
    if isinstance(value, Empty):
        raise EmptyValueError(value)
    known = precision in range(MOST_DIGITS + 1) and method in ("common", "ceil", "floor")
    if not (known and isinstance(value, (int, float))):
        raise UnfitValueError(
            say("only a number can be rounded, to {most} digits", most=MOST_DIGITS),
            say("write it as round or round(1)"),
        )
    if method == "common":
        return round(value, precision)
    scale: int = 10**precision
    return (math.ceil if method == "ceil" else math.floor)(value * scale) / scale


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


FILTERS: dict[str, Callable[..., Any]] = {
    "day": _dated("day", dates.day),
    "date": _dated("date", dates.full_date),
    "weekday": _dated("weekday", dates.weekday),
    "time": _time,
    "default": _default,
    "first": _first,
    "last": _last,
    "join": _join,
    "length": _length,
    "upper": _upper,
    "lower": _lower,
    "list": _items,
    "sort": _sort,
    "round": _round,
}
"""Those that operators may use."""
