"""Translations: texts alone, laid over the facts of the file without a language.

A translation is a file of its own (`campaign.en.md`) or a key with a suffix (`name.en`). Both
become a whole located mapping for that language, so that a translated record is read by the same
code as any other, and a finding in it points at the words of that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.model.findings import Finding
from kits.model.places import Place
from kits.model.records import Part
from kits.schema import mistakes
from kits.schema.shapes import Shape, shapes
from kits.source.nodes import Entry, Mapping, Node, Scalar, Sequence

LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def split_languages(
    node: Mapping, cls: type[Part]
) -> tuple[Mapping, dict[str, Mapping], list[Finding]]:
    """A mapping without suffixed keys, its version for each language it has, and what is wrong."""
    suffixed = set(_locales(node, cls))
    base = _in_locale(node, cls, None)
    versions = {locale: _in_locale(node, cls, locale) for locale in sorted(suffixed)}
    return base, versions, list(_suffix_mistakes(node, cls))


def _suffix(key: str) -> tuple[str, str] | None:
    name, dot, locale = key.rpartition(".")
    return (name, locale) if dot and LOCALE.fullmatch(locale) else None


def _locales(node: Node, cls: type[Part]) -> Iterator[str]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _locales(item, cls)
    elif isinstance(node, Mapping):
        known = shapes(cls)
        for key, entry in node.entries.items():
            split = _suffix(key)
            if split and split[0] in known:
                yield split[1]
            elif key in known and (part := known[key].part):
                values = _inside(entry.value, known[key])
                for value in values:
                    yield from _locales(value, part)


def _inside(node: Node, shape: Shape) -> list[Node]:
    if shape.keyed and isinstance(node, Mapping):
        return [entry.value for entry in node.entries.values()]
    return [node]


def _in_locale(node: Mapping, cls: type[Part], locale: str | None) -> Mapping:
    known = shapes(cls)
    entries: dict[str, Entry] = {}
    spoken: dict[str, Entry] = {}
    for key, entry in node.entries.items():
        split = _suffix(key)
        if split and split[0] in known:
            if split[1] == locale and known[split[0]].text:
                spoken[split[0]] = entry
            continue
        shape = known.get(key)
        value = entry.value
        if shape and shape.part:
            value = _part_in_locale(value, shape, shape.part, locale)
        entries[key] = Entry(entry.key, value)
    return Mapping({**entries, **spoken}, node.at)


def _part_in_locale(node: Node, shape: Shape, part: type[Part], locale: str | None) -> Node:
    if isinstance(node, Sequence):
        items = tuple(_part_in_locale(item, shape, part, locale) for item in node.items)
        return Sequence(items, node.at)
    if not isinstance(node, Mapping):
        return node
    if shape.keyed:
        entries = {
            key: Entry(
                entry.key,
                _in_locale(entry.value, part, locale)
                if isinstance(entry.value, Mapping)
                else entry.value,
            )
            for key, entry in node.entries.items()
        }
        return Mapping(entries, node.at)
    return _in_locale(node, part, locale)


def _suffix_mistakes(node: Mapping, cls: type[Part]) -> Iterator[Finding]:
    known = shapes(cls)
    for key, entry in node.entries.items():
        split = _suffix(key)
        if split and split[0] in known and not known[split[0]].text:
            yield mistakes.translation_repeats_fact(entry.key.here, key)


def laid_over(base: Mapping, texts: Mapping, cls: type[Part]) -> tuple[Mapping, list[Finding]]:
    """The base with a translation's texts in place of its own, and what is wrong with them."""
    findings: list[Finding] = []
    return _lay(base, texts, cls, findings), findings


def _lay(base: Mapping, texts: Mapping, cls: type[Part], findings: list[Finding]) -> Mapping:
    known = shapes(cls)
    entries = dict(base.entries)
    for key, entry in texts.entries.items():
        shape = known.get(key)
        if shape is None:
            findings.append(mistakes.unknown_key(entry.key.here, key, tuple(known)))
        elif shape.text and not shape.keyed:
            entries[key] = entry
        elif shape.text or shape.part:
            under = entries[key].value if key in entries else None
            entries[key] = Entry(entry.key, _lay_value(under, entry, shape, findings))
        else:
            findings.append(mistakes.translation_repeats_fact(entry.key.here, key))
    return Mapping(entries, base.at)


def _lay_value(under: Node | None, entry: Entry, shape: Shape, findings: list[Finding]) -> Node:
    over, part = entry.value, shape.part
    if isinstance(over, Mapping) and isinstance(under, Mapping):
        if part is None:
            return under.merged(over)
        if not shape.keyed:
            return _lay(under, over, part, findings)
        merged = dict(under.entries)
        for key, item in over.entries.items():
            old = merged[key].value if key in merged else None
            if isinstance(old, Mapping) and isinstance(item.value, Mapping):
                merged[key] = Entry(item.key, _lay(old, item.value, part, findings))
            else:
                findings.append(mistakes.translation_repeats_fact(item.key.here, key))
        return Mapping(merged, under.at)
    if isinstance(over, Sequence) and isinstance(under, Sequence) and part:
        return _lay_items(under, over, part, findings)
    findings.append(mistakes.translation_repeats_fact(entry.key.here, shape.key))
    return under or over


def _lay_items(
    under: Sequence, over: Sequence, part: type[Part], findings: list[Finding]
) -> Sequence:
    items: list[Node] = list(under.items)
    places = {id: place for place, item in enumerate(items) if (id := _id(item))}
    for item in over.items:
        if not isinstance(item, Mapping) or (id := _id(item)) not in places:
            id = _id(item) or ""
            findings.append(mistakes.untranslated_item(_id_place(item), id, tuple(places)))
            continue
        old = items[places[id]]
        assert isinstance(old, Mapping), "only mappings have ids"
        items[places[id]] = _lay(old, item.without("id"), part, findings)
    return Sequence(tuple(items), under.at)


def _id(node: Node) -> str | None:
    found = node.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else None


def _id_place(node: Node) -> Place:
    return node.place("id")
