"""The types of what operators write: each reads a text, and says in words what is wrong with it.

Every scalar of the content arrives as the text that was written, also `12` and `true`; these types
decide what it means. A mistake is a `PydanticCustomError` whose type is the rule's id, and whose
context holds the words and the hint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from kits.model.findings import Words, say
from kits.model.moments import YEARS, Point, UnreadableMoment, When, read_point, read_when
from kits.model.nearest import nearest
from kits.model.pinyin import pinyin
from kits.model.places import Step
from kits.model.selectors import KEYS, Selector, Term
from kits.model.several import are_days_without_year, one_of, parts_of, times_in

LONGEST_ID = 200
"""Characters of an id: it becomes the name of a folder, and no disk takes much more."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MINI_PROGRAM = "#小程序://"
LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
ZONE = re.compile(r"UTC|[A-Z]\w+(?:/[A-Z][\w+-]*)+")


def mistake(
    rule: str, words: Words, hint: Words, *steps: Step, parts: tuple[str, ...] = ()
) -> PydanticCustomError:
    """A mistake in a value: the id of its rule, what is wrong, and the remedy.

    `steps` lead from the value to the part of it that is wrong; `parts` are the values that were
    written as one, where a list may stand.
    """
    context = {"words": words, "hint": hint, "steps": steps, "parts": parts}
    return PydanticCustomError(rule, "{words}", context)


def slug_of(text: str) -> str:
    """The nearest slug to a text in any script (Chinese by its pinyin), or `""`."""
    plain = unicodedata.normalize("NFKD", " ".join(pinyin(unicodedata.normalize("NFKC", text))))
    letters = "".join(c for c in plain.lower() if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _text(value: Any, what: Words) -> str:
    if isinstance(value, str):
        return value
    raise mistake(
        "wrong-type",
        say("expected {what}, found {found}", what=what, found=kind_of(value)),
        say("write {what} here", what=what),
    )


def kind_of(value: Any) -> Words:
    """What an operator would call a value of the wrong type."""
    if isinstance(value, Mapping):
        return say("a block of keys")
    return say("a list") if isinstance(value, (list, tuple)) else say("a text")


def _read_line(value: Any) -> str:
    return str(value) if isinstance(value, str) else _text(value, say("a text"))


def _read_slug(value: Any, *steps: Step) -> str:
    if isinstance(value, str) and SLUG.fullmatch(value):
        if len(value) > LONGEST_ID:
            raise mistake("bad-slug", *too_long(value), *steps)
        return str(value)
    text = _text(value, say("an id"))
    near = slug_of(text)
    hint = say('write "{slug}"', slug=near) if near else say("write it like shanghai-03")
    if parts := parts_of(text, slug_of):
        hint = one_of(parts)
    words = say('"{text}" is not an id: small Latin letters, digits and single hyphens', text=text)
    raise mistake("bad-slug", words, hint, *steps, parts=parts)


def too_long(id: str) -> tuple[Words, Words]:
    """What is wrong with an id of more characters than there may be, and what to do."""
    words = say(
        'the id "{start}…" has {count} characters, and may have at most {most}',
        start=id[:20],
        count=len(id),
        most=LONGEST_ID,
    )
    return words, say("write a shorter id")


def _as_id(text: str) -> str:
    """The text, if it is an id."""
    return text if SLUG.fullmatch(text) else ""


def _read_flag(value: Any) -> bool:
    text = _text(value, say("true or false"))
    if text in ("true", "false"):
        return text == "true"
    raise mistake(
        "wrong-type",
        say('expected true or false, found "{text}"', text=text),
        say("write true or false"),
    )


def _read_count(value: Any) -> int:
    text = unicodedata.normalize("NFKC", _text(value, say("a whole number"))).replace(",", "")
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    raise mistake(
        "wrong-type",
        say('expected a whole number, found "{text}"', text=text),
        say("write digits alone, such as 40"),
    )


def _read_share(value: Any) -> float:
    text = _text(value, say("a share"))
    if re.fullmatch(r"0(\.\d{1,6})?|1(\.0+)?", text):
        return float(text)
    raise mistake(
        "wrong-type",
        say('expected a share between 0 and 1, found "{text}"', text=text),
        say("write it as 0.05"),
    )


def _read_span(value: Any) -> timedelta:
    text = unicodedata.normalize("NFKC", _text(value, say("a span of days")))
    if found := re.fullmatch(r"(\d{1,4}) ?([dw])", text):
        return timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
    raise mistake(
        "wrong-type",
        say('expected a span of days, found "{text}"', text=text),
        say("write it as 14d, or 2w for weeks"),
    )


def _read_wait(value: Any) -> timedelta:
    text = unicodedata.normalize("NFKC", _text(value, say("a span of hours or days")))
    if found := re.fullmatch(r"(\d{1,4}) ?h", text):
        return timedelta(hours=int(found[1]))
    return _read_span(value)


def _read_day(value: Any) -> date:
    point = _read_point(value)
    if point.day is None or point.hour is not None:
        raise mistake(
            "bad-date",
            say('expected a day without an hour, found "{text}"', text=value),
            say("write it as 2026-12-07"),
        )
    return point.day


def _read_month(value: Any) -> date:
    text = unicodedata.normalize("NFKC", _text(value, say("a month")))
    if found := re.fullmatch(r"(\d{4})[-/](0?[1-9]|1[0-2])", text):
        day = date(int(found[1]), int(found[2]), 1)
        if day.year in YEARS:
            return day
    raise mistake("bad-date", say('"{text}" is not a month', text=text), say("write it as 2026-11"))


def _read_instant(value: Any) -> datetime:
    text = _text(value, say("a moment"))
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None and at.year in YEARS:
            return at
    except ValueError:
        pass
    raise mistake(
        "bad-date",
        say('expected a moment with its zone, found "{text}"', text=text),
        say("write it as 2026-12-07T20:01:05+08:00"),
    )


def _read_point(value: Any) -> Point:
    text = _text(value, say("a date"))
    try:
        return read_point(text)
    except UnreadableMoment as problem:
        words, hint = problem.words, problem.hint
        if parts := times_in(text, read_point):
            words, hint = _more_than_one(text, parts)
        elif are_days_without_year(text):
            words = say('"{text}" is more than one time', text=text)
            hint = say("only one can stand here, with its year, such as 2026-12-07")
        raise mistake("bad-date", words, hint) from None


def _read_dated(value: Any) -> Point:
    point = _read_point(value)
    if point.day is None:
        raise mistake(
            "bad-date",
            say('"{text}" is an hour without a day', text=value),
            say("write the day before the hour, such as 2026-12-07 19:00"),
        )
    return point


def _read_when(value: Any) -> When:
    text = _text(value, say("a time"))
    try:
        return read_when(text)
    except UnreadableMoment as problem:
        words, hint = problem.words, problem.hint
        if parts := times_in(text, read_when):
            words, hint = _more_than_one(text, parts)
        elif are_days_without_year(text):
            words = say('"{text}" is more than one time', text=text)
            hint = EACH_WITH_YEAR
        raise mistake("unreadable-time", words, hint, parts=parts) from None


EACH_WITH_YEAR = say(
    "write each day with its year: 2026-12-07;2026-12-08 in a table, "
    "[2026-12-07 20:00, 2026-12-08 20:00] elsewhere"
)


def _more_than_one(text: str, times: tuple[str, ...]) -> tuple[Words, Words]:
    return say('"{text}" is more than one time', text=text), one_of(times)


def _read_zone(value: Any) -> str:
    text = _text(value, say("a time zone"))
    try:
        if not ZONE.fullmatch(text):
            raise ValueError(text)
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = filter(ZONE.fullmatch, available_timezones()) if "/" in text else ()
        near = nearest(text, known)
        raise mistake(
            "wrong-type",
            say('"{text}" is not a time zone', text=text),
            say('did you mean "{near}"?', near=near)
            if near
            else say("write it as Continent/City, such as Asia/Shanghai"),
        ) from None
    return str(text)


@lru_cache(maxsize=256)
def is_locale(code: str) -> bool:
    """Whether a text is the code of a language, such as `zh`, `en` or `zh-TW`."""
    try:
        return LOCALE.fullmatch(code) is not None and bool(Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def _read_locale(value: Any) -> str:
    text = _text(value, say("a language"))
    if is_locale(text):
        return str(text)
    language, *more = re.split("[-_]", text)
    regions = (part.title() if len(part) == 4 else part.upper() for part in more)
    near = "-".join([language.lower(), *regions])
    raise mistake(
        "wrong-type",
        say('"{text}" is not the code of a language', text=text),
        say('write "{near}"', near=near)
        if is_locale(near)
        else say("write its code, such as zh, en or zh-TW"),
    )


def is_link(text: str) -> bool:
    """Whether a text is an http(s) address with a host."""
    if text[:4].lower() != "http" or re.search(r"[\s\x00-\x1f]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _read_link(value: Any) -> str:
    text = _text(value, say("a link"))
    if is_link(text) or text.startswith(MINI_PROGRAM):
        return str(text)
    hint = say("begin it with https://, or leave it out")
    if text.startswith("#") or "小程序" in text:
        hint = say("begin it with https:// (or {mini} for a mini program)", mini=MINI_PROGRAM)
    raise mistake("bad-link", say('"{text}" is not a link that can be opened', text=text), hint)


def _read_address(value: Any) -> str:
    text = _text(value, say("an address"))
    if is_link(text):
        return str(text)
    words = say('"{text}" is not an address that can be opened', text=text)
    raise mistake("bad-link", words, say("begin it with https://, or leave it out"))


def _by_name(value: Any) -> Any:
    if isinstance(value, Mapping):
        return value
    raise mistake(
        "wrong-type",
        say("expected a block of keys, found {found}", found=kind_of(value)),
        say("write name: address lines, indented; in a table, a column such as links.telegram"),
    )


def _read_channel(value: Any) -> str:
    """An id, or a name of a channel as it is spoken, which a rule of references then answers."""
    text = _text(value, say("an id"))
    return _read_slug(text) if parts_of(text, _as_id) else str(text)


def _read_texts(value: Any) -> Any:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    raise mistake(
        "wrong-type",
        say("expected a text or a list of texts, found {found}", found=kind_of(value)),
        say("write one text, or several as a list with - before each"),
    )


def one_or_more(value: Any) -> Any:
    """A single value as a list of one; everything else as it is."""
    return [value] if isinstance(value, (str, Mapping)) else value


def _read_selector(value: Any) -> Selector:
    if isinstance(value, list):
        return Selector(tuple(_read_term(item, place) for place, item in enumerate(value)))
    return Selector((_read_term(value),))


def _read_term(value: Any, *steps: Step) -> Term:
    if isinstance(value, str):
        if value in ("all", "listed"):
            return Term("all" if value == "all" else "listed")
        if SLUG.fullmatch(value) or slug_of(value) == value.lower():
            return Term("id", id=_read_slug(value, *steps))
        raise mistake(
            "bad-slug",
            say('"{text}" chooses no groups', text=value),
            say("write all, listed, the id of a group, or traits such as {{city: 上海}}"),
            *steps,
            parts=parts_of(value, _as_id),
        )
    if not isinstance(value, Mapping) or not value:
        found = kind_of(value) if value else say("nothing")
        raise mistake(
            "wrong-type",
            say("expected all, listed, a group or traits of groups, found {found}", found=found),
            say("write an id, or traits such as {{city: 上海}}"),
            *steps,
        )
    return Term("traits", traits=tuple(_read_trait(key, value[key], *steps) for key in value))


def _read_trait(key: str, wanted: Any, *steps: Step) -> tuple[str, frozenset[str]]:
    if key not in KEYS:
        near = nearest(key, KEYS)
        raise mistake(
            "unknown-key",
            say('groups cannot be chosen by "{key}"', key=key),
            say('did you mean "{near}"?', near=near)
            if near
            else say("use one of {keys}", keys=KEYS),
            *steps,
            key,
        )
    values = one_or_more(wanted)
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise mistake(
            "wrong-type",
            say("expected a text or a list of texts, found {found}", found=kind_of(wanted)),
            say("write {key}: and what the groups have in common", key=key),
            *steps,
            key,
        )
    return key, frozenset(map(str, values))


def resolved(value: Any) -> Any:
    """A free value: `true`, `false` and plain whole numbers by what they are, else its text.

    Only what prints exactly as it was written is read as a number; quoted values and cells of
    tables stay text.
    """
    if isinstance(value, Mapping):
        return {str(key): resolved(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(resolved(item) for item in value)
    if not getattr(value, "plain", False):
        return value if value is None else str(value)
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"0|-?[1-9]\d{0,14}", value) else str(value)


def _read_free(value: Any) -> Any:
    if isinstance(value, Mapping):
        return resolved(value)
    raise mistake(
        "wrong-type",
        say("expected a block of keys, found {found}", found=kind_of(value)),
        say("write key: value lines, indented below this key"),
    )


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

Line = Annotated[str, *_value(_read_line, **_LINE)]
Slug = Annotated[str, *_value(_read_slug, **_SLUG)]
Flag = Annotated[bool, *_value(_read_flag, type="boolean")]
Count = Annotated[int, *_value(_read_count, type="integer", minimum=0)]
Share = Annotated[
    float,
    *_value(_read_share, type="number", minimum=0, maximum=1, what="a share from 0 to 1"),
]
Span = Annotated[timedelta, *_value(_read_span, **_SPAN)]
Wait = Annotated[timedelta, *_value(_read_wait, **_WAIT)]
Day = Annotated[date, *_value(_read_day, **_DAY)]
Month = Annotated[date, *_value(_read_month, **_MONTH)]
"""By its first day."""
Moment = Annotated[Point, *_value(_read_point, **_MOMENT)]
DatedMoment = Annotated[Point, *_value(_read_dated, **_DATED)]
Instant = Annotated[datetime, *_value(_read_instant, **_INSTANT)]
Time = Annotated[When, *_value(_read_when, **_TIME)]
Zone = Annotated[
    str, *_value(_read_zone, type="string", what="a time zone", examples=["Asia/Shanghai"])
]
LocaleCode = Annotated[
    str, *_value(_read_locale, type="string", what="a language", examples=["zh", "en", "zh-TW"])
]
Link = Annotated[str, *_value(_read_link, **_LINK)]
Links = Annotated[tuple[Link, ...], *_values(one_or_more, _LINK)]
Address = Annotated[str, *_value(_read_address, **_LINK)]
Addresses = Annotated[Mapping[str, Address], BeforeValidator(_by_name)]
ChannelIds = Annotated[
    tuple[Annotated[str, *_value(_read_channel, **_SLUG)], ...], *_values(one_or_more, _SLUG)
]
Groups = Annotated[
    Selector,
    *_value(
        _read_selector,
        what="which groups",
        examples=["all", "shanghai-03", {"city": "上海"}],
        anyOf=[*_SELECTED["anyOf"], {"type": "array", "items": _SELECTED}],
    ),
]
Texts = Annotated[tuple[Line, ...], *_values(_read_texts, _LINE)]
Names = Annotated[tuple[Line, ...], *_values(one_or_more, _LINE)]
Ids = Annotated[tuple[Slug, ...], *_values(one_or_more, _SLUG)]
Days = Annotated[tuple[Day, ...], *_values(one_or_more, _DAY)]
Times = Annotated[tuple[Time, ...], *_values(one_or_more, _TIME)]
Free = Annotated[
    Mapping[str, Any], *_value(_read_free, type="object", what="a block of keys of your own")
]
