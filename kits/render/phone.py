"""The light shell of the pages that leaders open on a phone: templates, words, dates, assets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kits.locale import Tongue, catalogue, spoken
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import File
from kits.render.compiled import Compiled
from kits.render.localised import direction
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


def _theirs(locale: Tongue) -> Markup:
    other = spoken(locale) != locale.tag
    return Markup(' lang="{}"').format(locale.tag) if other else Markup("")


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
