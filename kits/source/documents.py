"""Documents: the facts above, the text below, and where each of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from frontmatter.default_handlers import BaseHandler

from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source.conflicts import unmerged
from kits.source.decoding import read_text
from kits.source.fact_mistakes import (
    facts_without_keys,
    late_fence,
    unclosed_fence,
    unreadable_fence,
)
from kits.source.facts import read_nodes
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar
from kits.source.passages import lines_of, stacked

FENCE = "---"

_LIKE_A_FENCE = re.compile(r"[ \t\u3000]*[-—–－―]{2,}[ \t\u3000]*")
_KEY = re.compile(r"[ \t\u3000]*[a-z][\w.-]*[ \u3000]*[:：]")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file."""

    path: str
    facts: Facts
    body: Passage
    """Without the blank lines around it."""
    near: frozenset[str] = frozenset()
    """Elements that headings in the text were probably meant for, which is told already."""


class FactsHandler(BaseHandler):
    """Facts for python-frontmatter, split off strictly and loaded as located nodes.

    `frontmatter.parse` strips a text before it splits it, and takes what it cannot split for
    text: so `split` and `load` are called by `read_document` itself.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = FENCE

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.findings: list[Finding] = []
        self.facts = Facts({}, Place(path))
        self.failed = False
        """Whether the facts are there and could not be read."""

    def split(self, text: str) -> tuple[str, str]:
        """The facts, each character where the file has it, and the body, on the last lines."""
        lines = text.split("\n")
        opening = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if not _is_fence(lines[opening]):
            self._check_opening(lines, opening)
            return "", text
        for number in range(opening + 1, len(lines)):
            if _is_fence(lines[number]):
                if opening:
                    at = Place(self.path, opening + 1, 1, len(FENCE))
                    self.findings.append(late_fence(at))
                above = [" " * len(line) for line in lines[: opening + 1]]
                facts = above + lines[opening + 1 : number]
                return "\n".join(facts), "\n".join(lines[number + 1 :])
        self._refuse_end(lines, opening)
        return "", ""

    def load(self, fm: str) -> dict[str, Entry]:
        """The facts by key; none where they cannot be read, which is a finding."""
        node, findings = read_nodes(self.path, fm)
        self.findings.extend(findings)
        if isinstance(node, Facts):
            self.facts = node
            return node.entries
        self.failed = node is not None or bool(findings)
        if node is not None:
            self.findings.append(facts_without_keys(node.here))
        return {}

    def _check_opening(self, lines: list[str], opening: int) -> None:
        """A line of dashes above what looks like a key was meant as a fence."""
        following = next((line for line in lines[opening + 1 :] if line.strip()), "")
        if _LIKE_A_FENCE.fullmatch(lines[opening]) and _KEY.match(following):
            self._refuse(lines, opening)

    def _refuse_end(self, lines: list[str], opening: int) -> None:
        for number in range(opening + 1, len(lines)):
            if _LIKE_A_FENCE.fullmatch(lines[number]):
                self._refuse(lines, number)
                return
        self.failed = True
        self.findings.append(unclosed_fence(Place(self.path, opening + 1, 1, len(FENCE))))

    def _refuse(self, lines: list[str], number: int) -> None:
        line = lines[number]
        self.failed = True
        self.findings.append(unreadable_fence(Place(self.path, number + 1, 1, len(line)), line))


def _is_fence(line: str) -> bool:
    return line.rstrip(" \t") == FENCE


def read_document(path: str, data: bytes) -> tuple[Document | None, list[Finding]]:
    """A Markdown file with its facts; None where they cannot be relied upon."""
    text, findings = read_text(path, data)
    if text is None:
        return None, findings
    if conflict := unmerged(path, text):
        return None, conflict
    handler = FactsHandler(path)
    written, body = handler.split(text)
    entries = {} if handler.failed else handler.load(written)
    findings.extend(handler.findings)
    if handler.failed:
        return None, findings
    fence = Place(path, 1, 1, len(FENCE) if body != text else 1)
    facts = handler.facts if entries else replace(handler.facts, at=fence)
    return Document(path, facts, _body(path, text, body)), findings


def _body(path: str, text: str, body: str) -> Passage:
    first = text.count("\n") - body.count("\n") + 1
    starts = tuple((first + i, 1) for i in range(body.count("\n") + 1))
    kept = stacked(lines_of(Passage(body, path, starts)), path)
    return kept if kept.text else Passage("", path, (starts[0],))


def read_facts(path: str, data: bytes) -> tuple[Facts | Listing | None, list[Finding]]:
    """A YAML file: keys with values, or a list; None where it cannot be relied upon.

    A file without a value is a mapping without entries.
    """
    text, findings = read_text(path, data)
    if text is None:
        return None, findings
    if conflict := unmerged(path, text):
        return None, conflict
    node: Node | None
    node, more = read_nodes(path, text)
    findings.extend(more)
    if isinstance(node, Scalar):
        return None, [*findings, facts_without_keys(node.here)]
    if node is None and not more:
        return Facts({}, Place(path)), findings
    return node, findings
