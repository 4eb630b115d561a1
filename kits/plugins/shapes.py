"""What an entry point must give, told in words where it gives something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from typing import Any

from kits.channels.channel import CHANNELS, Channel
from kits.channels.dialects import DIALECTS
from kits.channels.dialects.base import Writer
from kits.channels.units import Unit
from kits.locale import BUILT_IN, Language
from kits.locale.catalogues import strange_blanks
from kits.model.audiences import Audience
from kits.model.findings import Words, say
from kits.model.reading.locales import is_locale
from kits.render.renderers import Renderers
from kits.rules.rule import Rules, id_of
from kits.rules.rulebooks import PAGES

KINDS: Mapping[str, type[Any]] = {
    "kits.rules": Rules,
    "kits.renderers": Renderers,
    "kits.channels": Channel,
    "kits.languages": Language,
}
"""What each group of entry points gives: one such value, or a tuple of them."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Broken(Exception):
    """A plugin that cannot be used; the words say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


class Taken:
    """What bears which name, so that no plugin takes the place of what is there."""

    def __init__(self) -> None:
        built_in: Mapping[str, Mapping[str, object]] = {
            "rules": PAGES,
            "channels": CHANNELS,
            "dialects": {d.name: d for d in DIALECTS},
            "languages": dict.fromkeys(BUILT_IN.tags),
        }
        self._names = {(kind, name): of[name] for kind, of in built_in.items() for name in of}

    def take(self, parts: Iterable[object]) -> None:
        """Takes the names in a plugin's parts; raises Broken for one that something else bears."""
        names = dict(self._names)
        for part in parts:
            for kind, name, thing in _named(part):
                if names.setdefault((kind, name), thing) is not thing:
                    raise Broken(say('there is a "{id}" already', id=name))
        self._names = names


def _named(part: object) -> Iterator[tuple[str, str, object]]:
    if isinstance(part, Rules):
        yield from (("rules", id_of(rule), rule) for rule in part.every)
    elif isinstance(part, Channel):
        yield "channels", part.id, part
        yield "dialects", part.dialect.name, part.dialect
    elif isinstance(part, Language):
        yield "languages", part.tag, part


def declared(point: EntryPoint) -> tuple[object, ...]:
    """What an entry point declares; raises Broken for what cannot be read or used."""
    try:
        value = point.load()
    except (Exception, SystemExit) as problem:  # whatever code of others does as it is read
        reason = str(problem).partition("\n")[0] or type(problem).__name__
        words = say('"{at}" cannot be read: {reason}', at=point.value, reason=reason)
        raise Broken(words) from problem
    parts = value if isinstance(value, tuple) else (value,)
    for part in parts:
        for words in _wrong(part, point):
            raise Broken(words)
    return parts


def _wrong(part: Any, point: EntryPoint) -> Iterator[Words]:
    """What is wrong with one part of what an entry point gives."""
    kind = KINDS[point.group]
    if not isinstance(part, kind):
        yield say('"{at}" gives no {kind}', at=point.value, kind=kind.__name__)
    elif kind is Channel:
        yield from _wrong_channel(part)
    elif kind is Language:
        yield from _wrong_language(part)
    else:
        check = _wrong_rule if kind is Rules else _wrong_renderer
        for name, items in part.named():
            if not isinstance(items, tuple):
                yield _misplaced(items, name)
            else:
                yield from filter(None, (check(name, item) for item in items))


def _misplaced(item: object, name: str) -> Words:
    return say('"{item}" does not belong in "{name}"', item=str(item), name=name)


def _wrong_rule(kind: str, rule: Any) -> Words | None:
    name = getattr(rule, "__name__", "")
    if not callable(rule) or not _ID.fullmatch(name.replace("_", "-")):
        return _misplaced(rule, kind)
    if not rule.__doc__:
        return say('rule "{rule}" has no docstring, which is its page', rule=name)
    return None


def _wrong_renderer(kind: str, item: Any) -> Words | None:
    if kind == "secrets":
        fits = isinstance(item, str)
    elif kind.startswith("of_"):
        fits = isinstance(item, tuple) and len(item) == 2
        fits = fits and isinstance(item[0], Audience) and callable(item[1])
    else:
        fits = callable(item)
    return None if fits else _misplaced(item, kind)


def _wrong_channel(channel: Any) -> Iterator[Words]:
    id, dialect = str(channel.id), channel.dialect
    if not _ID.fullmatch(id):
        yield say('"{key}" is no id: small letters, digits and hyphens', key=id)
    if not (isinstance(dialect, type) and issubclass(dialect, Writer)):
        yield _misplaced(dialect, "dialect")
    if not isinstance(channel.unit, Unit):
        yield _misplaced(channel.unit, "unit")


def _wrong_language(language: Any) -> Iterator[Words]:
    if not is_locale(str(language.tag)):
        yield _misplaced(language.tag, "tag")
        return
    try:
        hash(language)  # or no community could know it again
        for blank, line in strange_blanks(language.po, language.tag):
            yield _misplaced(blank, line)
    except Exception as problem:  # a file may hold anything
        yield say('"{at}" cannot be read: {reason}', at=str(language.po), reason=str(problem))
