"""Translations: texts alone, laid over the facts of the file without a language.

A translation is a file of its own (`campaign.en.md`) or a key with a suffix (`name.en`). Both
become a whole located mapping for that language, so that a translated record is read by the same
code as any other, and a finding in it points at the words of that language.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from kits.model.findings import Finding
from kits.model.reading.locales import is_locale
from kits.model.records import Part
from kits.schema import mistakes, translation_mistakes
from kits.schema.shapes import Shape, shapes
from kits.source.nodes import Entry, Facts, Listing, Node


def split_languages(node: Facts, cls: type[Part]) -> tuple[Facts, dict[str, Facts], list[Finding]]:
    """A mapping without suffixed keys, its version for each language it has, and what is wrong."""
    base = _in_locale(node, cls, None)
    versions = {locale: _in_locale(node, cls, locale) for locale in sorted({*_locales(node, cls)})}
    return base, versions, list(_suffix_mistakes(node, cls))


def split_suffix(key: str, names: Container[str]) -> tuple[str, str] | None:
    """The name and the language of `name.en`, where it is one of the names."""
    name, dot, locale = key.rpartition(".")
    return (name, locale) if dot and name in names and is_locale(locale) else None


def _locales(node: Facts, cls: type[Part]) -> Iterator[str]:
    known = shapes(cls)
    for key, entry in node.entries.items():
        shape = known.get(key)
        if split := split_suffix(key, known):
            yield split[1]
        elif shape and shape.part:
            for block in _blocks(entry.value, shape):
                yield from _locales(block, shape.part)
        elif shape and shape.free and isinstance(entry.value, Facts):
            names = entry.value.entries
            yield from (found[1] for name in names if (found := split_suffix(name, names)))


def _blocks(node: Node, shape: Shape) -> Iterator[Facts]:
    """The blocks of a field: the one, those of its list, or those under its keys."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from _blocks(item, shape)
    elif isinstance(node, Facts) and shape.keyed:
        yield from (e.value for e in node.entries.values() if isinstance(e.value, Facts))
    elif isinstance(node, Facts):
        yield node


def _in_locale(node: Facts, cls: type[Part], locale: str | None) -> Facts:
    known = shapes(cls)
    texts = {key for key, shape in known.items() if shape.text}
    entries = {}
    for key, entry in _spoken(node, known, texts, locale).items():
        shape = known.get(key)
        value = _value_in_locale(entry.value, shape, locale) if shape else entry.value
        entries[key] = Entry(entry.key, value)
    return Facts(entries, node.at)


def _spoken(
    node: Facts, names: Container[str], texts: Container[str], locale: str | None
) -> dict[str, Entry]:
    """The entries without a suffix, those of a language in their place."""
    plain: dict[str, Entry] = {}
    own: dict[str, Entry] = {}
    for key, entry in node.entries.items():
        split = split_suffix(key, names)
        if split is None:
            plain[key] = entry
        elif split[1] == locale and split[0] in texts:
            own[split[0]] = entry
    return {**plain, **own}


def _value_in_locale(node: Node, shape: Shape, locale: str | None) -> Node:
    if isinstance(node, Facts) and shape.free:
        return Facts(_spoken(node, node.entries, node.entries, locale), node.at)
    if shape.part is None:
        return node
    if isinstance(node, Listing):
        return Listing(tuple(_value_in_locale(i, shape, locale) for i in node.items), node.at)
    if not isinstance(node, Facts):
        return node
    if not shape.keyed:
        return _in_locale(node, shape.part, locale)
    entries = dict(node.entries)
    for key, entry in node.entries.items():
        if isinstance(entry.value, Facts):
            entries[key] = Entry(entry.key, _in_locale(entry.value, shape.part, locale))
    return Facts(entries, node.at)


def _suffix_mistakes(node: Facts, cls: type[Part]) -> Iterator[Finding]:
    known = shapes(cls)
    for key, entry in node.entries.items():
        shape = known.get(key)
        split = split_suffix(key, known)
        if split and not known[split[0]].text:
            yield translation_mistakes.translation_repeats_fact(entry.key.here, key)
        elif shape and shape.part:
            for block in _blocks(entry.value, shape):
                yield from _suffix_mistakes(block, shape.part)


def laid_over(base: Facts, texts: Facts, cls: type[Part]) -> tuple[Facts, list[Finding]]:
    """The base with a translation's texts in place of its own, and what is wrong with them."""
    findings: list[Finding] = []
    return _lay(base, texts, cls, findings), findings


def _lay(base: Facts, texts: Facts, cls: type[Part], findings: list[Finding]) -> Facts:
    known = shapes(cls)
    entries = dict(base.entries)
    for key, entry in texts.entries.items():
        shape = known.get(key)
        if shape is None:
            spoken = tuple(name for name, each in known.items() if each.spoken)
            findings.append(mistakes.unknown_key(entry.key.here, key, spoken))
        elif shape.text and not shape.keyed:
            first = entries[key].key if key in entries else None
            if first and split_suffix(first.text or "", known):
                findings.append(
                    translation_mistakes.translation_given_twice(entry.key.here, key, first.here)
                )
            entries[key] = entry
        elif not shape.spoken:
            findings.append(translation_mistakes.translation_repeats_fact(entry.key.here, key))
        elif key in entries:
            entries[key] = Entry(entry.key, _lay_value(entries[key].value, entry, shape, findings))
        else:
            findings.append(translation_mistakes.nothing_to_translate(entry.key.here, key))
    return Facts(entries, base.at)


def _lay_value(under: Node, entry: Entry, shape: Shape, findings: list[Finding]) -> Node:
    over, part = entry.value, shape.part
    if isinstance(under, Facts) and isinstance(over, Facts) and shape.keyed:
        return _lay_keyed(under, over, part, findings)
    if part and shape.many:
        under, over = _listed(under), _listed(over)
        return _lay_items(under, over, shape.key, part, findings)
    if part and isinstance(under, Facts) and isinstance(over, Facts):
        return _lay(under, over, part, findings)
    findings.append(translation_mistakes.translation_repeats_fact(entry.key.here, shape.key))
    return under


def _listed(node: Node) -> Listing:
    return node if isinstance(node, Listing) else Listing((node,), node.here)


def _lay_keyed(
    under: Facts, over: Facts, part: type[Part] | None, findings: list[Finding]
) -> Facts:
    merged = dict(under.entries)
    for key, item in over.entries.items():
        old = under.get(key)
        if old is None:
            findings.append(translation_mistakes.nothing_to_translate(item.key.here, key))
        elif part is None:
            merged[key] = item
        elif isinstance(old, Facts) and isinstance(item.value, Facts):
            merged[key] = Entry(item.key, _lay(old, item.value, part, findings))
        else:
            findings.append(translation_mistakes.translation_repeats_fact(item.key.here, key))
    return Facts(merged, under.at)


def _lay_items(
    under: Listing, over: Listing, key: str, part: type[Part], findings: list[Finding]
) -> Listing:
    items: list[Node] = list(under.items)
    places = {id: place for place, item in enumerate(items) if (id := _id(item))}
    for item in over.items:
        id = _id(item)
        if not isinstance(item, Facts):
            findings.append(translation_mistakes.translation_repeats_fact(item.here, key))
        elif id is None:
            findings.append(translation_mistakes.nameless_translation(item.here, key))
        elif id not in places:
            findings.append(
                translation_mistakes.untranslated_item(item.place("id"), id, tuple(places))
            )
        else:
            old = items[places[id]]
            assert isinstance(old, Facts), "only mappings have ids"
            items[places[id]] = _lay(old, item.without("id"), part, findings)
    return Listing(tuple(items), under.at)


def _id(node: Node) -> str | None:
    return node.text("id") if isinstance(node, Facts) else None
