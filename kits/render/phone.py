"""The light shell of the pages that leaders open on a phone: templates, words, dates, assets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_timezone_location
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kits.locale import Tongue, catalogue, speaks
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import File
from kits.render.compiled import Compiled
from kits.render.prototypes import Prototypes

STYLES = (
    "base",
    "top",
    "tabs",
    "messages",
    "changes",
    "replies",
    "rest",
    "homes",
    "finder",
    "keeping",
    "print",
)
SCRIPTS = (
    "words", "times", "memory", "copying", "differences", "changes", "copies", "sharing", "tasks",
    "phases", "arranging", "homes", "places", "replies", "pending", "tabs", "landing", "last",
    "printing", "keeping", "pictures", "start",
)  # fmt: skip
ASSETS: Mapping[str, tuple[str, ...]] = {
    "kit.css": tuple(f"kit/{part}.css" for part in STYLES),
    "kit.js": ("elements.js", *(f"kit/{part}.js" for part in SCRIPTS)),
    "finder.js": (
        "elements.js", "searching.js", "kit/words.js", "kit/memory.js", "kit/keeping.js",
        "finder.js",
    ),
    "lineage.css": ("lineage.css",),
    "lamp.svg": ("lamp.svg",),
}  # fmt: skip
"""What each asset is joined from, in this order: small files to read, one request to load."""
ASIDE = re.compile(
    rb"/\*[\s\S]*?\*/\s*|(?:^\s*//[^\n]*\n)+|^\s+|[^\S\n]+// [^\n\"'`]*$", re.MULTILINE
)
"""What in them is for those who read them: comments and indents."""


def assets() -> Iterator[File]:
    """The style, scripts and icon that all these pages share, at the root of the tree, once."""
    for name in ASSETS:
        yield File(path=Addresses.asset(name).path, content=_asset(name))


def page(template: str, here: Address, locale: Tongue, **values: Any) -> File:
    """A page of its own shell, with relative links, so that a tree may stand anywhere.

    In a template `assets` has the way to each asset, and `theirs` is the attribute of what is said
    in the locale's language where the page's own words are in another.
    """
    html = _prototypes(template, locale).page(
        {
            "alone": None,
            **values,
            "assets": {name: here.root + asset for name, asset in _versioned().items()},
        }
    )
    return File(path=here.file, content=html.encode())


@cache
def spoken(locale: Tongue) -> str:
    """The language of a page's own words: that of the locale, or English where it has none."""
    return locale.tag if speaks(locale) else "en"


def _theirs(locale: Tongue) -> Markup:
    other = spoken(locale) != locale.tag
    return Markup(' lang="{}"').format(locale.tag) if other else Markup("")


@cache
def direction(locale: str) -> str:
    """`rtl` for a locale that is written from right to left, else `ltr`."""
    return _babel(locale).text_direction


@cache
def language(locale: str) -> str:
    """What a language calls itself: `English`, `中文`; a code that nobody knows stays as it is."""
    try:
        return Locale.parse(locale.replace("-", "_")).get_display_name() or locale
    except (UnknownLocaleError, ValueError):
        return locale


@lru_cache(maxsize=8192)
def day(at: date, locale: Tongue) -> str:
    """A day with its weekday, in the language of the page's own words: `Tue, 1 Dec`."""
    return format_skeleton("MMMEd", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=64)
def weekday(at: date, locale: Tongue) -> str:
    """The weekday of a day, short: `Tue`, `周二`."""
    return format_date(at, "ccc", locale=_babel(spoken(locale)))


@lru_cache(maxsize=64)
def full_weekday(at: date, locale: Tongue) -> str:
    """A day with its weekday in full: `Tuesday 1 December`, `12月1日周二`."""
    return format_skeleton("MMMMEEEEd", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=8192)
def full_day(at: date, locale: Tongue) -> str:
    """A day of a year: `1 December 2026`, `2026年12月1日`."""
    return format_date(at, format="long", locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def short_month(at: date, locale: Tongue) -> str:
    """A month without its year, as short as it gets: `Dec`, `12月`."""
    return format_date(at, "LLL", locale=_babel(spoken(locale)))


def number(value: Decimal, locale: Tongue) -> str:
    """A number with its thousands apart."""
    return format_decimal(value, locale=_babel(spoken(locale)))


def percent(share: Decimal, locale: Tongue) -> str:
    """A share, of a hundred."""
    return format_percent(share, locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def month(at: date, locale: Tongue) -> str:
    """A month of a year: `December 2026`, `2026年12月`."""
    return format_skeleton("yMMMM", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def year_words(year: int, locale: Tongue) -> str:
    """A year as a page calls it: `2026`, `2026年`."""
    return format_skeleton("y", date(year, 1, 1), locale=_babel(spoken(locale)))


@lru_cache(maxsize=8192)
def span(first: date, last: date, locale: Tongue) -> str:
    """The days from first to last: `1–7 Dec 2026`, `2026年12月1日至7日`."""
    return format_interval(first, last, "yMMMd", locale=_babel(spoken(locale)))


@cache
def place_of(zone: str, locale: Tongue) -> str:
    """The city that a zone is named after: `Shanghai`, `上海`."""
    return get_timezone_location(zone, _babel(spoken(locale)), return_city=True).rpartition("/")[2]


def amount(number: int, locale: Tongue) -> str:
    """A number for a narrow place: `9,876`, `12.3K`, `1.2万`."""
    own = _babel(spoken(locale))
    if number < 10_000:
        return format_decimal(number, locale=own)
    return format_compact_decimal(number, locale=own, fraction_digits=1)


def clock(at: datetime) -> str:
    """The hour of a moment, `20:00`, in its own zone."""
    return f"{at.hour:02}:{at.minute:02}"


def moment(at: datetime, locale: Tongue) -> str:
    """A day and hour: `Tue, 1 Dec 20:00`."""
    return f"{day(at.date(), locale)} {clock(at)}"


@cache
def script_words(locale: Tongue) -> str:
    """The sentences that the script says, as JSON."""
    _ = catalogue(locale).gettext
    return json.dumps(
        {
            "copied": _("Copied {time}"),
            "hold": _("Press and hold the text to copy it"),
            "changed": _("This text has changed since you copied it ({time})"),
            "again": _("Copy the new text"),
            "gone": _("Removed:"),
            "new": _("Added:"),
            "stopped": _("You copied this before it was stopped ({time})"),
            "replaced": _(
                "“{title}”, which you copied ({time}), no longer holds. Please post the correction:"
            ),
            "altered": _("“{title}” has changed since you copied it ({time})."),
            "left": _("On today's checklist: {n}"),
            "own": _("{time} your time"),
            "ticked": _("copied"),
            "none": _("No group found"),
            "found": _("Groups found: {n}"),
            "group": _("Your group: {name}"),
            "home": _("Your groups: {name}"),
            "forget": _("Forget {name}"),
            "more": _("More than {n} groups: type a little more"),
            "offline": _("The list could not be loaded. Please choose below."),
            "today": _("Today at {time}"),
            "tomorrow": _("Tomorrow at {time}"),
            "phases": phase_words(locale),
        },
        ensure_ascii=False,
    )


@cache
def reply_words(locale: Tongue) -> str:
    """What the script says of answers in the HQ group, as JSON, on pages that have any."""
    _ = catalogue(locale).gettext
    return json.dumps(
        {
            "receipt": _("Posted, copy the receipt"),
            "receipts": _("Posted, copy {n} receipts"),
            "answered": _("Copied {time}. On to the HQ group."),
            "answers": {
                "posted": _("✓ Receipt copied {time}"),
                "skipped": _("Not today"),
                "cannot": _("Cannot"),
            },
        },
        ensure_ascii=False,
    )


@cache
def phase_words(locale: Tongue) -> Mapping[str, str]:
    """What a page calls each phase of a message, a correction that is asked for, and one copied."""
    _ = catalogue(locale).gettext
    return {
        "due": _("Now"),
        "next": _("Next"),
        "later": _("Later"),
        "done": _("Earlier"),
        "copied": _("Done"),
        "asked": _("Still to post"),
        "left": _("Leave out"),
        "expired": _("Expired"),
        "locked": _("Stopped"),
    }


@cache
def _prototypes(template: str, locale: Tongue) -> Prototypes:
    same = {
        "lang": spoken(locale),
        "theirs": _theirs(locale),
        "dir": direction(locale.tag),
        "words": script_words(locale),
    }
    return Prototypes(partial(_templates(locale).get_template(template).render, **same))


@cache
def _templates(locale: Tongue) -> Environment:
    return environment(locale, autoescape=True)


def environment(locale: Tongue, **options: Any) -> Environment:
    """The package's templates in a language; `options` say how values are escaped."""
    made = Environment(
        loader=PackageLoader("kits.render"),
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=Compiled({key: getattr(it, "__name__", it) for key, it in options.items()}),
        **options,
    )
    made.install_gettext_translations(catalogue(locale))  # type: ignore[attr-defined]  # added by the extension
    return made


@cache
def _babel(locale: str) -> Locale:
    """Babel's locale; plain English has the day before the month, as texts have it."""
    try:
        return Locale.parse("en_GB" if locale == "en" else locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


@cache
def _asset(name: str) -> bytes:
    folder = files("kits.render") / "assets"
    whole = b"\n".join((folder / part).read_bytes() for part in ASSETS[name])
    whole = whole.replace(b"@leaders@", Addresses.finder.near(Addresses.leaders).encode())
    return ASIDE.sub(b"", whole).strip() + b"\n"


@cache
def _versioned() -> Mapping[str, str]:
    """The paths of the assets, with letters that change as they do: no cache mixes old and new."""
    return {
        name: f"{Addresses.asset(name).path}?v={sha256(_asset(name)).hexdigest()[:8]}"
        for name in ASSETS
    }
