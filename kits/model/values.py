"""The types of what operators write: each reads a text, and says in words what is wrong with it.

Every scalar of the content arrives as the text that was written, also `12` and `true`; these types
decide what it means. A mistake is a `PydanticCustomError` whose type is the rule's id, and whose
context holds the words and the hint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema

from kits.model.moments import Point, When
from kits.model.reading.groups import expect_selector
from kits.model.reading.links import expect_address, expect_addresses, expect_link
from kits.model.reading.locales import expect_locale, expect_zone
from kits.model.reading.plain import (
    expect_amount,
    expect_count,
    expect_flag,
    expect_free,
    expect_line,
    expect_share,
    expect_some,
    expect_texts,
    one_or_more,
)
from kits.model.reading.slugs import LONGEST_ID, SLUG, expect_channel, expect_slug
from kits.model.reading.times import (
    expect_dated,
    expect_day,
    expect_instant,
    expect_month,
    expect_point,
    expect_span,
    expect_wait,
    expect_when,
)
from kits.model.selectors import KEYS, Selector

_SELECTED = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "propertyNames": {"enum": list(KEYS)}, "minProperties": 1},
    ]
}


@dataclass(frozen=True, eq=False)
class Short:
    """In the JSON Schema, a short form that is accepted beside the whole one."""

    form: Mapping[str, Any]

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The whole form, or the short one."""
        return {"anyOf": [handler(core), dict(self.form)]}


def _value(read: Callable[[Any], Any], **schema: Any) -> tuple[PlainValidator, WithJsonSchema]:
    return PlainValidator(read), WithJsonSchema(schema)


def _values(
    shape: Callable[[Any], Any], item: Mapping[str, Any]
) -> tuple[BeforeValidator, WithJsonSchema]:
    several = {"oneOf": [dict(item), {"type": "array", "items": dict(item)}]}
    return BeforeValidator(shape), WithJsonSchema(several)


# In the JSON Schema `what` names a value in words, for the reference of the format.
_LINE = {"type": "string"}
_SLUG = {
    "type": "string",
    "pattern": f"^{SLUG.pattern}$",
    "maxLength": LONGEST_ID,
    "what": "an id",
    "examples": ["reading-week"],
}
_SPAN = {
    "type": "string",
    "pattern": r"^\d{1,4} ?[dw]$",
    "what": "a span of days",
    "examples": ["14d", "2w"],
}
_WAIT = {
    "type": "string",
    "pattern": r"^\d{1,4} ?[hdw]$",
    "what": "a span of hours or days",
    "examples": ["12h", "2d"],
}
_TIME = {"type": "string", "what": "a time", "examples": ["starts - 2d 20:00", "2026-12-08 12:20"]}
_LINK = {
    "type": "string",
    "format": "uri",
    "what": "a link",
    "examples": ["https://readers.example/"],
}
_DAY = {"type": "string", "format": "date", "what": "a day", "examples": ["2026-12-07"]}
_MONTH = {
    "type": "string",
    "pattern": r"^\d{4}[-/](0?[1-9]|1[0-2])$",
    "what": "a month",
    "examples": ["2026-11"],
}
_MOMENT = {"type": "string", "what": "a day, an hour, or both", "examples": ["2026-12-07", "19:00"]}
_INSTANT = {
    "type": "string",
    "format": "date-time",
    "what": "a moment with its zone",
    "examples": ["2026-12-07T20:01:05+08:00"],
}
_DATED = {
    "type": "string",
    "what": "a day, with or without an hour",
    "examples": ["2026-12-07", "2026-12-07 19:00"],
}

Line = Annotated[str, *_value(expect_line, **_LINE)]
Slug = Annotated[str, *_value(expect_slug, **_SLUG)]
Flag = Annotated[bool, *_value(expect_flag, type="boolean")]
Count = Annotated[int, *_value(expect_count, type="integer", minimum=0)]
Some = Annotated[int, *_value(expect_some, type="integer", minimum=1)]
Share = Annotated[
    float,
    *_value(expect_share, type="number", minimum=0, maximum=1, what="a share from 0 to 1"),
]
Amount = Annotated[
    Decimal, *_value(expect_amount, type="number", minimum=0, what="a number from 0")
]
Span = Annotated[timedelta, *_value(expect_span, **_SPAN)]
Wait = Annotated[timedelta, *_value(expect_wait, **_WAIT)]
Day = Annotated[date, *_value(expect_day, **_DAY)]
Month = Annotated[date, *_value(expect_month, **_MONTH)]
"""By its first day."""
Moment = Annotated[Point, *_value(expect_point, **_MOMENT)]
DatedMoment = Annotated[Point, *_value(expect_dated, **_DATED)]
Instant = Annotated[datetime, *_value(expect_instant, **_INSTANT)]
Time = Annotated[When, *_value(expect_when, **_TIME)]
Zone = Annotated[
    str, *_value(expect_zone, type="string", what="a time zone", examples=["Asia/Shanghai"])
]
LocaleCode = Annotated[
    str, *_value(expect_locale, type="string", what="a language", examples=["zh", "en", "zh-TW"])
]
Link = Annotated[str, *_value(expect_link, **_LINK)]
Links = Annotated[tuple[Link, ...], *_values(one_or_more, _LINK)]
Address = Annotated[str, *_value(expect_address, **_LINK)]
Addresses = Annotated[Mapping[str, Address], BeforeValidator(expect_addresses)]
ChannelIds = Annotated[
    tuple[Annotated[str, *_value(expect_channel, **_SLUG)], ...], *_values(one_or_more, _SLUG)
]
Groups = Annotated[
    Selector,
    *_value(
        expect_selector,
        what="which groups",
        examples=["all", "shanghai-03", {"city": "上海"}],
        anyOf=[*_SELECTED["anyOf"], {"type": "array", "items": _SELECTED}],
    ),
]
Texts = Annotated[tuple[Line, ...], *_values(expect_texts, _LINE)]
Names = Annotated[tuple[Line, ...], *_values(one_or_more, _LINE)]
Ids = Annotated[tuple[Slug, ...], *_values(one_or_more, _SLUG)]
Days = Annotated[tuple[Day, ...], *_values(one_or_more, _DAY)]
Times = Annotated[tuple[Time, ...], *_values(one_or_more, _TIME)]
Free = Annotated[
    Mapping[str, Any], *_value(expect_free, type="object", what="a block of keys of your own")
]
