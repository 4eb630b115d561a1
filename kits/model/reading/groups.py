"""Which groups are meant, as operators choose them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kits.model.findings import say
from kits.model.nearest import nearest
from kits.model.places import Step
from kits.model.reading.mistakes import kind_of, mistake
from kits.model.reading.plain import (
    one_or_more,
)
from kits.model.reading.slugs import SLUG, as_id, expect_slug, slug_of
from kits.model.selectors import KEYS, Selector, Term
from kits.model.several import parts_of


def expect_selector(value: Any) -> Selector:
    """Which groups: a term, or a list of them."""
    if isinstance(value, list):
        return Selector(tuple(_read_term(item, place) for place, item in enumerate(value)))
    return Selector((_read_term(value),))


def _read_term(value: Any, *steps: Step) -> Term:
    if isinstance(value, str):
        if value in ("all", "listed"):
            return Term("all" if value == "all" else "listed")
        if SLUG.fullmatch(value) or slug_of(value) == value.lower():
            return Term("id", id=expect_slug(value, *steps))
        raise mistake(
            "bad-slug",
            say('"{text}" chooses no groups', text=value),
            say("write all, listed, the id of a group, or traits such as {{city: 上海}}"),
            *steps,
            parts=parts_of(value, as_id),
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
