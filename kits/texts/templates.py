"""One message template in one language: checked once, run for each group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from jinja2 import Template as CompiledTemplate
from jinja2 import TemplateSyntaxError, UndefinedError

from kits.channels.characters import clean_value
from kits.channels.tokens import MARK, TOKEN
from kits.channels.urls import encode_url
from kits.model.findings import Finding, Words
from kits.model.places import Passage, Place
from kits.model.sentinels import LINE_MARK
from kits.texts import mistakes, value_mistakes
from kits.texts.environment import PRINTED, MessageEnvironment, Printed
from kits.texts.failures import (
    MOST_CHARACTERS,
    TooLongError,
    UnfitValueError,
    UnknownNameError,
    WithheldError,
)
from kits.texts.filters import LOCALE
from kits.texts.names import EmptyValueError, Nobody
from kits.texts.positions import Tag, marked, tags
from kits.texts.syntax import Refused, check_syntax, check_tags, fields_of, take_ask, wrap

ENVIRONMENT = MessageEnvironment()
FILENAME = "<template>"
"""What Jinja2 calls the code of a template that stands in no file."""

EMPTIED = re.compile(
    rf"^[^\S\n]*(?:(?:[-*+>]|#{{1,6}}|\d+\.)[^\S\n]+)?(?:{LINE_MARK}[^\S\n]*)+(?:\n|\Z)",
    re.MULTILINE,
)
"""A line of which only tags were left, perhaps behind the mark of an item, quote or heading."""

SENSELESS = (TypeError, ValueError, ArithmeticError)
"""What Python raises where an expression makes no sense, such as a text less than a number."""


MOMENT = re.compile(r"campaign\s*\.\s*dates\s*(?:\.\s*|\[\s*[\"'])\Z")
"""What stands before the name of a moment."""

FULL_WIDTH = {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "｛": "{", "｝": "}"}
"""Marks of a Chinese input method whose plain form is not that of Unicode's NFKC."""

WIDE = re.compile("[“”‘’。、，．：；（）［］｜＝！＂＇％＜＞～＋－｛｝]")
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
MARKS_OF_URLS = re.compile("[_*~]")


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


@dataclass(frozen=True, slots=True)
class Filled:
    """What one run made: Markdown with tokens, and the values they stand for."""

    markdown: str
    values: tuple[str, ...] = ()

    def with_values(self, text: str) -> str:
        """A part of the Markdown, such as the path of an image, with its values in place."""
        if self.values:
            text = TOKEN.sub(lambda token: clean_value(self.values[int(token[2])]), text)
        return MARK.sub("", text)

    @property
    def plain(self) -> str:
        """The text with its values, where no marks are read: a note, a subject, a path."""
        return self.with_values(self.markdown).strip()

    @property
    def markdown_of_page(self) -> str:
        """The Markdown with its values as character references, so that none of it is a mark."""

        def written(token: re.Match[str]) -> str:
            value = clean_value(self.values[int(token[2])])
            if token[1] == "u":
                return MARKS_OF_URLS.sub(_reference, encode_url(value))
            return PUNCTUATION.sub(_reference, value)

        return MARK.sub("", TOKEN.sub(written, self.markdown)).strip()


@dataclass(frozen=True, slots=True)
class Broken:
    """A run that failed: what it is about, so that many groups give one finding."""

    key: tuple[object, ...]
    finding: Finding
    record: str = ""
    """Of an empty value, what lacks it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be run."""

    passage: Passage
    constant: Filled | None
    """Of a template without tags, what it always says."""
    code: CompiledTemplate | None = None
    fields: frozenset[tuple[str, str]] = frozenset()
    """What it reads: each name with the field asked of it, `""` where it is used whole."""
    reads_channel: bool = False
    """Whether it may say something else in each channel."""

    def run(self, names: Mapping[str, Any], locale: str, label: Words) -> Filled | Broken:
        """The text for these names; `label` is what findings call it."""
        if self.code is None:
            assert self.constant is not None, "a template without tags is constant"
            return self.constant
        printed = Printed()
        context = self.code.new_context({**names, PRINTED: printed, LOCALE: locale}, shared=True)
        try:
            pieces = list(self.code.root_render_func(context))
            if sum(map(len, pieces)) > MOST_CHARACTERS:
                raise TooLongError
            text = "".join(pieces)
        except EmptyValueError as problem:
            return self._lacking(problem, label, "group" in names)
        except UnknownNameError as problem:
            return self._without_field(problem)
        except WithheldError as problem:
            place = self._place_of_name(problem, problem.name)
            finding = value_mistakes.early_winners(place, label, problem.until)
            return Broken((finding.rule, place), finding)
        except UndefinedError as problem:
            return self._broken(problem, value_mistakes.unset_name)
        except UnfitValueError as problem:
            return self._broken(problem, value_mistakes.unfit_value, problem.words, problem.hint)
        except (TooLongError, RecursionError) as problem:
            return self._broken(problem, mistakes.too_long_a_run)
        except SENSELESS as problem:
            return self._broken(problem, mistakes.senseless_expression)
        if LINE_MARK in text:
            text = EMPTIED.sub("", text).replace(LINE_MARK, "")
        return Filled(text, tuple(printed.values))

    def _lacking(self, problem: EmptyValueError, label: Words, to_group: bool) -> Broken:
        empty = problem.empty
        if empty.field == "announcer" and not to_group:
            finding = value_mistakes.no_announcer(empty.place(), label)
            return Broken(("no-announcer", label), finding)
        if isinstance(empty, Nobody):
            place = self._place_of_name(problem, empty.field)
            return Broken(
                ("nobody-to-name", place),
                value_mistakes.nobody_to_name(place, label, empty.record, empty.field),
                str(empty.record),
            )
        return Broken(
            ("empty-value", self.passage.path, label, empty.record.template, empty.field),
            value_mistakes.empty_value(
                empty.place(), label, empty.record, empty.field, empty.known
            ),
            str(empty.record),
        )

    def _without_field(self, problem: UnknownNameError) -> Broken:
        """A field that its record does not have, at its name."""
        place = self._place_of_name(problem, problem.name)
        finding = value_mistakes.unknown_field(place, problem.name, problem.known)
        tag, at = self._tag_of(problem), self._offset_of_name(problem, problem.name)
        if at is not None and MOMENT.search(self.passage.text, tag, at):
            finding = value_mistakes.unknown_moment(place, problem.name)
        return Broken(("unknown-name", place), finding)

    def _place_of_name(self, problem: Exception, name: str) -> Place:
        """Where a name stands in the tag in which a run failed; the tag, if it is not written."""
        at = self._offset_of_name(problem, name)
        if at is None:
            return self.passage.place_of(self._tag_of(problem), 2)
        return self.passage.place_of(at, len(name))

    def _offset_of_name(self, problem: Exception, name: str) -> int | None:
        tag, text = self._tag_of(problem), self.passage.text
        end = re.compile(r"[%}]\}").search(text, tag)
        name_in_tag = re.compile(rf"\b{re.escape(name)}\b")
        found = name_in_tag.search(text, tag, end.start() if end else len(text))
        return found.start() if found else None

    def _tag_of(self, problem: Exception) -> int:
        """The offset of the tag in which a run failed."""
        assert self.code is not None, "only a template with tags can fail"
        return _tag_at(self.passage, _offset_of(problem.__traceback__, self.code))

    def _broken(self, problem: Exception, finding: Callable[..., Finding], *facts: Any) -> Broken:
        place = self.passage.place_of(self._tag_of(problem), 2)
        return Broken((finding.__name__, place), finding(place, *facts))


def read_template(
    passage: Passage, refused_names: Mapping[str, Words], *, in_report: bool = False
) -> tuple[Template | None, list[Finding]]:
    """A template that can be run, or what is wrong with it.

    `refused_names` say nothing in this text; each has a hint. `in_report` lets it ask.
    """
    source = _source(passage)
    if not any(mark in source for mark in ("{{", "{%", "{#")):
        return Template(passage, Filled(marked(source))), []
    if refused := list(check_tags(_tags(source))):
        return None, [_refusal(passage, item) for item in refused]
    try:
        tree = ENVIRONMENT.parse(source)
        refused = list(take_ask(tree, in_report=in_report))
        refused += check_syntax(tree, refused_names)
        if refused:
            return None, [_refusal(passage, item) for item in refused]
        fields = frozenset(fields_of(tree))
        wrap(tree)
        code = ENVIRONMENT.from_string(tree)
    except TemplateSyntaxError as problem:
        return None, [_unreadable(passage, problem.lineno - 1)]
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        # Nested too deep, or a number too long, for Python itself.
        return None, [_unreadable(passage, 0)]
    return Template(passage, None, code, fields, ("channel", "") in fields), []


def _source(passage: Passage) -> str:
    """The text with `\\n` alone for its line ends, every character at its offset."""
    return passage.text.replace("\r\n", " \n").replace("\r", "\n")


def _tags(source: str) -> list[Tag]:
    return list(tags(ENVIRONMENT.lexer.tokeniter(source, None)))


def _refusal(passage: Passage, refused: Refused) -> Finding:
    if refused.kind == "operator":
        at = passage.text.rfind(refused.name, 0, refused.at)
    else:
        at = passage.text.find(refused.name, refused.at)
    if at < 0:
        return mistakes.refused(_place_of_tag(passage, refused.at), refused)
    return mistakes.refused(passage.place_of(at, len(refused.name)), refused)


def _unreadable(passage: Passage, at: int) -> Finding:
    """The finding of a tag that is not closed, or cannot be read."""
    source = _source(passage)
    found = _tags(source)
    opened = []
    for tag in found:
        if tag.name in ("if", "for"):
            opened.append(tag)
        elif opened and tag.name == f"end{opened[-1].name}":
            opened.pop()
    at_end = at >= len(source.rstrip()) or (found and at >= found[-1].start)
    if opened and at_end:
        start = opened[-1].start
    else:
        start = max((tag.start for tag in found if tag.start <= at), default=0)
    line = source[start:].partition("\n")[0]
    closed = re.match(r"\{[{%#].{0,60}?[}%#]\}", line)
    shown = closed[0] if closed else line[:40].rstrip()
    if line.startswith("{#"):
        return mistakes.unclosed_remark(passage.place_of(start, 2))
    bare = QUOTED.sub(lambda text: " " * len(text[0]), closed[0] if closed else line)
    if wide := WIDE.search(bare):
        return _full_width(passage, start + wide.start())
    if dots := re.search(r"[^\W\d]\s*(\.\s*\.)", bare):
        width = dots.end(1) - dots.start(1)
        return mistakes.doubled_dot(passage.place_of(start + dots.start(1), width), shown)
    return mistakes.unreadable_template(passage.place_of(start, 2), shown)


def _full_width(passage: Passage, at: int) -> Finding:
    mark = passage.text[at]
    plain = FULL_WIDTH.get(mark) or unicodedata.normalize("NFKC", mark)
    return mistakes.full_width_tag(passage.place_of(at), mark, plain)


def _place_of_tag(passage: Passage, at: int) -> Place:
    """The place of the tag in which a character stands."""
    return passage.place_of(_tag_at(passage, at), 2)


def _tag_at(passage: Passage, at: int) -> int:
    """The offset of the tag in which a character stands."""
    starts = [tag.start for tag in _tags(_source(passage)) if tag.start <= at]
    return max(starts, default=0)


def _offset_of(trace: TracebackType | None, code: CompiledTemplate) -> int:
    """The offset at which a run failed."""
    offset = 0
    while trace:
        if trace.tb_frame.f_code.co_filename == FILENAME:
            offset = code.get_corresponding_lineno(trace.tb_lineno) - 1
        trace = trace.tb_next
    return offset
