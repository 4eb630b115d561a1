"""The press: sets each text once, and prints it for every group.

A template runs once per group, and once per channel only if it reads `channel`. The tokenised text
that comes out is parsed once and written once per channel, however many groups take that branch;
per group, only the values are filled in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kits.channels.channel import Channel
from kits.channels.lengths import measure
from kits.channels.nodes import Image, Link, Message, Url
from kits.channels.parsing import TooCostly, links, parse
from kits.channels.patterns import Pattern
from kits.channels.writing import write
from kits.model.kits import Text
from kits.model.places import Passage, Place
from kits.texts import mistakes
from kits.texts.contexts import Names
from kits.texts.gathering import Gathered
from kits.texts.templates import Broken, Filled, Template, read_template

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: no I, L, O or U."""


def version_of(text: str) -> str:
    """The first 6 Crockford base-32 characters of the SHA-256 of a text."""
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> 2
    return "".join(CROCKFORD[bits >> shift & 31] for shift in range(25, -1, -5))


@dataclass(frozen=True, slots=True)
class Source:
    """A text that an operator wrote: where, for whom, and what its findings call it."""

    passage: Passage
    label: str
    """The id of the message or question."""
    chain: bool = False
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SetText:
    """A distinct text as it was parsed, for the rules that read its links."""

    source: Source
    template: Template
    tree: Message

    def place_of(self, item: Link | Image | Url) -> Place:
        """Where a link or image stands; the text's first line where that is not known."""
        mark = getattr(item, "mark", None)
        return (
            self.source.passage.place(1) if mark is None else self.template.place_of_bracket(mark)
        )


class Press:
    """Sets texts, and remembers all that is the same for many groups."""

    def __init__(self, channels: Mapping[str, Channel], gathered: Gathered) -> None:
        self.channels = channels
        self.gathered = gathered
        self.set: list[SetText] = []
        """Every distinct text that was parsed."""
        self._templates: dict[tuple[str, tuple[int, ...], str], Template | None] = {}
        self._trees: dict[tuple[str, bool], Message | None] = {}
        self._patterns: dict[tuple[str, bool, str, str], Pattern] = {}

    def template(self, source: Source) -> Template | None:
        """The template of a text, read once; None if it cannot be used."""
        passage = source.passage
        key = (passage.path, tuple(passage.starts[0]), passage.text)
        if key not in self._templates:
            template, findings = read_template(passage, source.refused)
            self.gathered.extend(findings)
            self._templates[key] = template
        return self._templates[key]

    def fill(self, source: Source, names: Mapping[str, object], locale: str) -> Filled | None:
        """The tokenised text for one group; None after a finding."""
        template = self.template(source)
        if template is None:
            return None
        filled = template.run(names, locale, source.label)
        if isinstance(filled, Broken):
            self.gathered.add(filled.key, filled.finding)
            return None
        return filled

    def plain(self, source: Source, names: Mapping[str, object], locale: str) -> str | None:
        """A text in which no marks are read, with its values: a note, a subject, a path."""
        filled = self.fill(source, names, locale)
        return filled.plain if filled else None

    def texts(
        self, source: Source, names: Names, channels: tuple[str, ...], of: Mapping[str, object]
    ) -> tuple[dict[str, Text], tuple[Image, ...]]:
        """The text for each channel, and the images that stand in it."""
        template = self.template(source)
        texts: dict[str, Text] = {}
        images: tuple[Image, ...] = ()
        if template is None:
            return texts, images
        filled: Filled | None = None
        for id in channels:
            if filled is None or "channel" in template.names:
                filled = self.fill(source, {**of, "channel": id}, names.locale)
            if filled is None:
                return {}, ()
            tree = self.tree(source, template, filled)
            if tree is None:
                return {}, ()
            if not texts:
                images = tuple(item for item in links(tree) if isinstance(item, Image))
            texts[id] = self._text(tree, filled, self.channels[id], source.chain, names.locale)
        return texts, images

    def tree(self, source: Source, template: Template, filled: Filled) -> Message | None:
        """The message tree of a tokenised text, parsed once; None after a finding."""
        key = (filled.markdown, source.chain)
        if key not in self._trees:
            try:
                tree = self._trees[key] = parse(filled.markdown, chain=source.chain)
                self.set.append(SetText(source, template, tree))
            except TooCostly:
                self._trees[key] = None
                place = source.passage.place(1)
                self.gathered.extend([mistakes.costly_text(place, source.label)])
        return self._trees[key]

    def _text(
        self, tree: Message, filled: Filled, channel: Channel, chain: bool, locale: str
    ) -> Text:
        key = (filled.markdown, chain, channel.id, locale)
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = write(tree, channel, locale)
        text = pattern.fill(filled.values)
        return Text(
            text=text,
            length=measure(text, channel),
            unit=channel.unit,
            limit=channel.limit,
            advised=channel.advised,
            version=version_of(text),
        )
