"""The press: sets each text once, and prints it for every group.

A template runs once per group, and once per channel only if it reads `channel`. The tokenised text
that comes out is parsed once and written once per channel, however many groups take that branch;
per group, only the values are filled in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kits.channels.channel import Channel
from kits.channels.lengths import size
from kits.channels.nodes import Image, Link, Message, Url
from kits.channels.pages import Page
from kits.channels.parsing import TooCostly, links, parse
from kits.channels.patterns import Pattern
from kits.channels.splitting import split
from kits.channels.tokens import value_token
from kits.channels.ways import is_chinese
from kits.channels.writing import write, write_page
from kits.model.codes import CROCKFORD
from kits.model.findings import Words
from kits.model.kits import Text
from kits.model.places import Passage, Place
from kits.texts import mistakes
from kits.texts.gathering import Gathered
from kits.texts.templates import Broken, Filled, Template, read_template

PAIRS = tuple(first + second for first in CROCKFORD for second in CROCKFORD)
"""Ten bits each."""


def version_of(text: str) -> str:
    """The first 6 Crockford base-32 characters of the SHA-256 of a text."""
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> 2
    return PAIRS[bits >> 20] + PAIRS[bits >> 10 & 1023] + PAIRS[bits & 1023]


@dataclass(frozen=True)
class Source:
    """A text that an operator wrote: where, for whom, and what its findings call it."""

    passage: Passage
    label: Words
    """`message "20-launch"`, `answer "late"`."""
    chain: bool = False
    splits: bool = False
    """Whether it may be pasted in parts."""
    refused: Mapping[str, Words] = field(default_factory=dict)
    """Names that say nothing in it, each with a hint."""
    in_report: bool = False
    """Whether it may ask something."""

    @cached_property
    def key(self) -> tuple[str, tuple[int, int], str]:
        """Tells it from every other text."""
        return (self.passage.path, self.passage.starts[0], self.passage.text)


@dataclass(frozen=True)
class SetText:
    """A distinct text as it was parsed, for the rules that read its links."""

    source: Source
    markdown: str
    """What was parsed, with tokens for its values."""
    tree: Message
    images: tuple[Image, ...] = ()
    channels: frozenset[tuple[str, ...]] = frozenset()
    """The channels that it is set for: of each group that gets it, all of them together."""

    @cached_property
    def id(self) -> int:
        """Tells it from every other text, today and tomorrow."""
        told = repr((self.source.key, self.markdown)).encode()
        return int.from_bytes(hashlib.sha256(told).digest()[:7], "big")

    def place_of(self, item: Link | Image | Url) -> Place:
        """Where a link or image stands; the text's first line where that is not known."""
        mark = getattr(item, "mark", None)
        if mark is None:
            return self.place_of_words(item.target)
        return self.source.passage.place_of(mark)

    def place_of_words(self, words: str) -> Place:
        """Where the words stand in the text; where it begins, if a template printed them."""
        passage = self.source.passage
        at = passage.text.find(words)
        return passage.place(1) if at < 0 else passage.place_of(at, len(words.split("\n")[0]))


@dataclass(frozen=True, slots=True)
class Prints:
    """What one group gets of a text."""

    texts: Mapping[str, Text]
    """By channel."""
    images: tuple[tuple[Image, Place], ...] = ()
    """The images in any of them, with their values, and where each stands."""
    filled: tuple[Filled, ...] = ()
    """What its template said, once; once a channel where it reads that."""

    @property
    def said(self) -> str:
        """The text with its values, before it was written in any dialect."""
        return "\0".join(filled.plain for filled in self.filled)


Use = tuple[int, tuple[str, ...]]
"""The id of a text that was set, and the channels for which a group got it."""


def used(texts: Mapping[int, SetText], uses: Iterable[Use]) -> Iterator[SetText]:
    """The distinct texts of these uses, each for all its channels."""
    channels: dict[int, set[tuple[str, ...]]] = {}
    for id, of_group in uses:
        channels.setdefault(id, set()).add(of_group)
    return (replace(texts[id], channels=frozenset(each)) for id, each in channels.items())


class Press:
    """Sets texts, and remembers all that is the same for many groups."""

    def __init__(self, channels: Mapping[str, Channel], gathered: Gathered) -> None:
        self.channels = channels
        self.gathered = gathered
        self.set: dict[int, SetText] = {}
        """Every distinct text that was parsed, by its id."""
        self._uses: dict[Use, None] = {}
        self._templates: dict[tuple[str, tuple[int, int], str], Template | None] = {}
        self._set: dict[tuple[object, ...], SetText | None] = {}
        self._patterns: dict[tuple[int, str, str], Pattern] = {}
        self._guarded: dict[tuple[int, str, str], Pattern] = {}
        self._pages: dict[tuple[int, str, str], Page] = {}

    def template(self, source: Source) -> Template | None:
        """The template of a text, read once; None if it cannot be used."""
        if source.key not in self._templates:
            template, findings = read_template(
                source.passage, source.refused, in_report=source.in_report
            )
            self.gathered.extend(findings)
            self._templates[source.key] = template
        return self._templates[source.key]

    def uses(self) -> tuple[Use, ...]:
        """The texts that were printed since this was asked last."""
        found = tuple(self._uses)
        self._uses = {}
        return found

    def fill(self, source: Source, names: Mapping[str, object], locale: str) -> Filled | None:
        """The tokenised text for one group; None after a finding."""
        template = self.template(source)
        if template is None:
            return None
        filled = template.constant or template.run(names, locale, source.label)
        if isinstance(filled, Broken):
            self.gathered.add(filled.key, filled.finding, filled.record)
            return None
        return filled

    def plain(self, source: Source, names: Mapping[str, object], locale: str) -> str | None:
        """A text in which no marks are read, with its values: a note, a subject, a path."""
        filled = self.fill(source, names, locale)
        return filled.plain if filled else None

    def texts(
        self,
        source: Source,
        names: Mapping[str, object],
        locale: str,
        channels: tuple[str, ...],
        title: str | None = None,
    ) -> Prints:
        """The text for each channel, or nothing after a finding.

        The title is for channels in which a text has one of its own.
        """
        template = self.template(source)
        if template is None:
            return Prints({})
        texts: dict[str, Text] = {}
        images: dict[tuple[Image, Place], None] = {}
        filled: Filled | None = None
        text: SetText | None = None
        every: list[Filled] = []
        for id in channels:
            if filled is None or template.reads_channel:
                of_channel = {**names, "channel": id} if template.reads_channel else names
                filled = self.fill(source, of_channel, locale)
                text = self._set_text(source, filled) if filled else None
                if text and filled:
                    every.append(filled)
                    self._uses[text.id, channels] = None
                    images.update(dict.fromkeys(_images(text, filled)))
            if text is None or filled is None:
                return Prints({})
            texts[id] = self._text(text, filled, self.channels[id], locale, title)
        return Prints(texts, tuple(images), tuple(every))

    def value(
        self, source: Source, value: str, locale: str, channels: Sequence[str]
    ) -> Mapping[str, str]:
        """A text that is no template and holds no marks, as it is pasted into each channel."""
        filled = Filled(value_token(0, url=False), (value,))
        text = self._set_text(source, filled)
        assert text is not None, "a single value costs little"
        return {
            id: self._text(text, filled, self.channels[id], locale, None).text for id in channels
        }

    def beside_files(self, texts: Mapping[str, Text]) -> Mapping[str, Text]:
        """The texts of a message that sends files, where a channel takes less beside one."""
        return {id: _captioning(text, self.channels[id].caption) for id, text in texts.items()}

    def _set_text(self, source: Source, filled: Filled) -> SetText | None:
        """The tokenised text as it is parsed once; None after a finding."""
        key = (filled.markdown, source.key)
        if key not in self._set:
            try:
                tree = parse(filled.markdown, chain=source.chain)
                images = tuple(item for item in links(tree) if isinstance(item, Image))
                text = self._set[key] = SetText(source, filled.markdown, tree, images)
                self.set[text.id] = text
            except TooCostly:
                self._set[key] = None
                place = source.passage.place(1)
                self.gathered.extend([mistakes.costly_text(place, source.label)])
        return self._set[key]

    def _text(
        self, text: SetText, filled: Filled, channel: Channel, locale: str, title: str | None
    ) -> Text:
        key = (id(text), channel.id, locale)
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = write(text.tree, channel, locale)
        written = pattern.fill(filled.values)
        html = self._html(key, text, filled, channel) if channel.html else None
        subject = title if channel.titled else None
        taken = size(channel, written, html=html, title=subject)
        parts = None
        if taken.too_long and channel.splits and text.source.splits:
            parts = self._parts(key, text, filled, channel)
        return Text(
            text=written,
            length=taken.length,
            unit=taken.limit.unit.name,
            limit=taken.limit.limit,
            advised=taken.limit.advised,
            version=version_of(written),
            parts=parts,
            html=html,
            subject=subject,
        )

    def _html(
        self, key: tuple[int, str, str], text: SetText, filled: Filled, channel: Channel
    ) -> str:
        if key not in self._pages:
            self._pages[key] = write_page(text.tree, channel, key[2])
        return self._pages[key].fill(filled.values)

    def _parts(
        self, key: tuple[int, str, str], text: SetText, filled: Filled, channel: Channel
    ) -> tuple[str, ...] | None:
        """The parts in which a text over the limit is pasted; None where it cannot be split."""
        if key not in self._guarded:
            self._guarded[key] = write(text.tree, channel, key[2], guarded=True)
        return split(
            self._guarded[key].fill(filled.values),
            lambda part: not size(channel, part).too_long,
            chinese=is_chinese(key[2]),
        )


def _captioning(text: Text, most: int | None) -> Text:
    return text if most is None else replace(text, advised=min(most, text.advised or most))


def _images(text: SetText, filled: Filled) -> list[tuple[Image, Place]]:
    return [
        (
            replace(
                item,
                target=filled.with_values(item.target),
                caption=filled.with_values(item.caption),
            ),
            text.place_of(item),
        )
        for item in text.images
    ]
