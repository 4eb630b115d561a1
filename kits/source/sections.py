"""Facts above, prose below: sections of a campaign's text that are elements of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from kits.model.elements import PROSE
from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source.documents import Document
from kits.source.headings import (
    Heading,
    element_named,
    element_of,
    nearest_name,
    read_lines,
)
from kits.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from kits.source.passages import lines_of, part, stacked
from kits.source.section_mistakes import near_heading, prose_given_twice, text_before_question

_ITEM = re.compile(r"[-*+](?:[ \t\u3000]+|$)")

Line = tuple[Passage, Heading | None]


def fold_prose(document: Document) -> tuple[Document, list[Finding]]:
    """The document with its sections among its facts, and what is left as its body.

    A section becomes a text, or a list of texts where it is only a bulleted list; the questions
    become a list of mappings with `id`, `q` and `a`. An empty section is an absent element. Of
    an element that is given twice the first is kept, and one among the facts goes first.
    """
    findings: list[Finding] = []
    facts = document.facts
    kept: list[Passage] = []
    near: list[tuple[Heading, str]] = []
    stretches = _split(document.body)
    given = {*facts.entries, *(element for element, _ in stretches)}
    for element, lines in stretches:
        if element is None:
            kept.extend(line for line, _ in lines)
            near.extend(_near_headings(lines))
            continue
        heading, content = _headed(lines)
        near.extend(_hidden_headings(element, content, given))
        value = _value(element, heading, content, findings)
        first = facts.entries.get(element)
        if value is None:
            continue
        if first is not None and value_is_there(first.value):
            findings.append(prose_given_twice(_at(heading), heading.text.text, first.key.here))
            continue
        key = Scalar(heading.text.text, True, heading.text)
        facts = facts.with_entry(element, value, key)
    body = stacked(kept, document.path)
    if not body.text:
        body = replace(body, starts=document.body.starts[:1])
    findings.extend(near_heading(_at(each), each.text.text, wanted) for each, wanted in near)
    meant = frozenset(element_named(wanted) for _, wanted in near)
    return replace(document, facts=facts, body=body, near=meant), findings


def value_is_there(node: Node) -> bool:
    """Whether a fact says anything."""
    return not (isinstance(node, Scalar) and node.text is None)


def _at(heading: Heading) -> Place:
    return heading.text.place_of(0, len(heading.text.text))


def _headed(lines: list[Line]) -> tuple[Heading, list[Line]]:
    heading = lines[0][1]
    assert heading is not None
    return heading, lines[1:]


def _split(body: Passage) -> list[tuple[str | None, list[Line]]]:
    """The body in stretches: sections that are elements, and what stands between them."""
    stretches: list[tuple[str | None, list[Line]]] = [(None, [])]
    for line, heading in read_lines(lines_of(body)):
        if heading is not None and heading.spaced and heading.level <= 2:
            element = element_of(heading) if heading.level == 2 else None
            stretches.append((element, []))
        stretches[-1][1].append((line, heading))
    return stretches


def _near_headings(lines: list[Line]) -> Iterator[tuple[Heading, str]]:
    """Headings of the introduction that were probably meant as elements, with the right ones."""
    for _, heading in lines:
        if heading is None or (heading.level == 1 and not heading.spaced):
            continue
        if element_of(heading) is not None:
            yield heading, _name(heading)
        elif heading.level == 2 and heading.spaced and (wanted := nearest_name(heading)):
            yield heading, wanted


def _hidden_headings(
    element: str, content: list[Line], given: Container[str | None]
) -> Iterator[tuple[Heading, str]]:
    """Headings inside a section that were probably meant to end it: the campaign lacks them.

    Rules may well have a part on how to take part, and a question may be about the rules.
    """
    for _, heading in content:
        if heading is None or heading.level == 1 or (element == "faq" and heading.level > 2):
            continue
        hidden = element_of(heading)
        if hidden and PROSE[hidden].asked and hidden not in given:
            yield heading, _name(heading)


def _name(heading: Heading) -> str:
    return heading.text.text.strip(" :：")


def _value(
    element: str, heading: Heading, content: list[Line], findings: list[Finding]
) -> Node | None:
    text = stacked((line for line, _ in content), heading.text.path)
    if not text.text:
        return None
    if element == "faq":
        return _questions(heading, content, findings)
    items = _items(text)
    if items is None:
        return Scalar(text.text, False, text)
    return Sequence(tuple(Scalar(item.text, False, item) for item in items), text.place(1))


def _items(text: Passage) -> list[Passage] | None:
    """The items of a text that is one bulleted list and nothing else."""
    items: list[list[Passage]] = []
    indent = 0
    after_blank = False
    for line in lines_of(text):
        bullet = _ITEM.match(line.text)
        filled = bool(line.text.strip())
        lead = len(line.text) - len(line.text.lstrip(" \t"))
        if bullet:
            indent = bullet.end()
            items.append([part(line, indent, len(line.text))])
        elif not items or (after_blank and filled and not lead):
            return None
        else:
            items[-1].append(part(line, min(lead, indent), len(line.text)))
        after_blank = not filled
    return [item for lines in items if (item := stacked(lines, text.path)).text]


def _questions(heading: Heading, content: list[Line], findings: list[Finding]) -> Sequence:
    """The questions of the section, each with the text below it."""
    asked: list[tuple[Heading, list[Passage]]] = []
    astray: list[Passage] = []
    for line, inner in content:
        if inner is not None and inner.level == 3 and inner.spaced:
            asked.append((inner, []))
        elif asked:
            asked[-1][1].append(line)
        else:
            astray.append(line)
    lost = stacked(astray, heading.text.path)
    if lost.text:
        first = lost.text.partition("\n")[0]
        findings.append(text_before_question(lost.place(1, 1, len(first)), first))
    items = tuple(_question(i, *pair) for i, pair in enumerate(asked, 1))
    return Sequence(items, heading.text.place(1))


def _question(number: int, heading: Heading, lines: list[Passage]) -> Mapping:
    answer = stacked(lines, heading.text.path)
    at = _at(heading)
    if heading.id is None:
        name = Scalar(f"q{number}", False, replace(heading.text, text=f"q{number}"), at.width)
    else:
        name = Scalar(heading.id.text, False, heading.id)
    values = {"id": name, "q": Scalar(heading.text.text, False, heading.text)}
    if answer.text:
        values["a"] = Scalar(answer.text, False, answer)
    written = Scalar(heading.text.text, True, heading.text)
    entries = {key: Entry(written, value) for key, value in values.items() if value.text}
    return Mapping(entries, at)
