"""Fragments of content -> a whole small community -> its findings.

A fragment holds only what an example is about. It is laid over `cases/ok/small`, a community with
nothing wrong: facts of an existing record over that record, a new record with what it must have,
a second campaign over the first.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from kits.model.elements import PROSE
from kits.model.findings import Finding
from kits.pipeline import check, load
from kits.render.bare import is_shown
from kits.report import render_findings
from kits.rules.rulebooks import PAGES
from kits.source.content import quoted_text
from kits.source.trees import HOST
from tests.lamp import LAMP

CASES = Path(__file__).parent.parent / "cases"
NOW = datetime.fromisoformat("2026-12-02T12:00:00+08:00")
SINGLE, FOLDER = "content/campaigns/drive.md", "content/campaigns/drive/campaign.md"

EXPECTED = "expected.txt"

REQUIRED: Mapping[str, str] = {
    r"content/groups/[^/.]+\.md": "name: Group\nchannels: wechat",
    r"content/people/[^/.]+\.md": "name: Person",
    r"content/campaigns/drive/messages/[^/.]+\.md": "title: Message\nsend: starts 08:00",
    r"content/training/[^/]+/[^/.]+\.md": "title: Lesson",
    r"content/recipes/[^/]+/recipe\.md": "title: Recipe",
}
"""What a new record must have, by the path of its file."""
BADGE = ("  for: A deed\n", "  rule: {credit: lead}\n")
"""What each badge must have."""
CAMPAIGN = re.compile(r"content/campaigns/[^/.]+(?:/campaign)?\.md")
"""The main file of a campaign."""
BODY = re.compile(r"content/campaigns/drive/messages/[^/.]+\.md")
"""Files that must have a text below their facts."""

MARKED = re.compile(
    r"--- (?P<path>\S+)(?: \((?P<how>as \w+|with escapes|\d+ KB)\)| -> (?P<to>\S+))?"
)
REPEATED = re.compile(rb"%%(?P<what>.+?) (?P<times>\d+) times%%")
"""What stands for so many copies of a text."""


@dataclass(frozen=True)
class Files:
    """A tree of files in memory, as `kits.source` reads one."""

    contents: Mapping[str, bytes]
    symlinks: tuple[str, ...] = ()

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(path for path in self.contents if path != HOST))

    def links(self) -> tuple[str, ...]:
        return self.symlinks

    def read(self, path: str) -> bytes:
        return self.contents[path]


@dataclass(frozen=True)
class Example:
    """One `Bad:` or `Good:` of a rule's page."""

    rule: str
    bad: bool
    lines: tuple[str, ...] = field(repr=False)
    number: int = 0

    @property
    def name(self) -> str:
        return f"{self.rule}-{'bad' if self.bad else 'good'}-{self.number}"

    def fragment(self) -> Files:
        """The files that the example shows, facts between fences."""
        contents: dict[str, bytes] = {}
        links = []
        for head, lines in _parts(self.lines):
            path = f"content/{head['path']}".removeprefix("content/../")
            how = head["how"] or "as utf-8"
            if how == "with escapes":
                path, *lines = (_unescaped(line) for line in (path, *lines))
            if head["to"]:
                links.append(path)
            else:
                contents[path] = _written(path, lines, how)
        return Files(contents, tuple(links))


def examples(rule: str, page: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    blocks = re.findall(r"^(Bad|Good):\n((?:(?: {4}.*)?(?:\n|\Z))*)", page, re.MULTILINE)
    for number, (kind, block) in enumerate(blocks):
        lines = textwrap.dedent(block).strip("\n").split("\n")
        yield Example(rule, kind == "Bad", tuple(lines), number)


def _parts(lines: tuple[str, ...]) -> Iterator[tuple[re.Match[str], list[str]]]:
    head: re.Match[str] | None = None
    inside: list[str] = []
    for line in lines:
        found = MARKED.fullmatch(line)
        if found:
            if head:
                yield head, inside
            head, inside = found, []
        else:
            inside.append(line)
    assert head, "an example begins with the path of a file"
    yield head, inside


def _unescaped(text: str) -> str:
    return re.sub(r"\\(x..|t)", lambda found: found[0].encode().decode("unicode_escape"), text)


def _written(path: str, lines: list[str], how: str) -> bytes:
    if lines == ["x"] and is_shown(path):
        return LAMP
    if path.endswith(".md") and not next(filter(None, lines), "").startswith("--"):
        facts, below, body = "\n".join(lines).partition("\n---\n")
        lines = ["---", *facts.split("\n"), "---", *(body.split("\n") if below else [])]
    text = "\n".join(lines) + "\n"
    if not how.endswith(" KB"):
        return text.encode(how.removeprefix("as ") if how.startswith("as ") else "utf-8")
    long = f'skills: "%%A long story. {int(how.removesuffix(" KB")) * 1000 // 14} times%%"'
    return text.replace("\n---\n", f"\n{long}\n---\n", 1).encode()


def completed(fragment: Files, rule: str) -> Files:
    """The fragment laid over the small community; what its rule finds missing is not added."""
    base = _base()
    contents = dict(base)
    if rule == "empty-community":
        contents = {path: base[path] for path in base if not path.startswith("content/groups/")}
    if any(path.startswith(SINGLE.removesuffix(".md") + "/") for path in fragment.paths()):
        base[FOLDER] = contents.pop(SINGLE)
        if rule != "missing-main-file":
            contents[FOLDER] = base[FOLDER]
    if SINGLE in fragment.contents:
        contents.pop(FOLDER, None)
    for path, written in fragment.contents.items():
        content = REPEATED.sub(lambda found: found["what"] * int(found["times"]), written)
        whole = rule == "missing-element" and not CAMPAIGN.fullmatch(path)
        under = base.get(SINGLE if CAMPAIGN.fullmatch(path) else path)
        contents[path] = content if whole else _completed(path, content, under)
    return replace(fragment, contents=contents)


def _base() -> dict[str, bytes]:
    return dict(folder(CASES / "ok" / "small").contents)


def _completed(path: str, content: bytes, base: bytes | None) -> bytes:
    """A file with the facts that it lacks, above its own so that a broken one spoils no other."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return content
    required = next((r for pattern, r in REQUIRED.items() if re.fullmatch(pattern, path)), "")
    if path == "content/badges.yml":
        return re.sub(r"^- .*\n(?:  .*\n)*", _with_badge_facts, text, flags=re.MULTILINE).encode()
    if path.endswith(".yml"):
        return _with_facts(text, base.decode() if base else "", ()).encode()
    head, facts, tail = _split(text)
    if head is None:
        return content
    if base is not None:
        required = _split(base.decode())[1]
    if BODY.fullmatch(path) and not tail.strip():
        tail = "We begin.\n"
    return f"---\n{_with_facts(facts, required, _elements(tail))}---\n{tail}".encode()


def _with_badge_facts(badge: re.Match[str]) -> str:
    given = [line for line in BADGE if f"\n  {line.strip().split(':')[0]}:" in badge[0]]
    return badge[0] + "".join(line for line in BADGE if line not in given)


def _split(text: str) -> tuple[str | None, str, str]:
    """The fence, the facts and the body; no fence where it is broken."""
    found = re.match(r"(---\n)(.*?\n)---\n(.*)", text, re.DOTALL)
    return (found[1], found[2], found[3]) if found else (None, "", text)


def _with_facts(facts: str, required: str, given: tuple[str, ...]) -> str:
    if facts.lstrip().startswith("- "):
        return facts
    keys = {*re.findall(r"^([\w.]+) *[:：]", facts, re.MULTILINE), *given}
    blocks = re.split(r"^(?=\w)", required, flags=re.MULTILINE)
    missing = [block.rstrip("\n") for block in blocks if block and block.split(":")[0] not in keys]
    return "".join(f"{block}\n" for block in missing) + facts


def _elements(body: str) -> tuple[str, ...]:
    """The introduction, where a body begins with it, and the elements it gives by headings."""
    headings = re.findall(r"^## (.+)$", body, re.MULTILINE)
    given = [element for element, one in PROSE.items() if {*headings} & {*one.headings}]
    begins = re.match(r"\s*## (.+)", body)
    headed = begins and any(begins[1] in one.headings for one in PROSE.values())
    return (*given, *(["introduction"] if body.strip() and not headed else []))


def folder(root: Path) -> Files:
    """The files of a case."""
    files = [file for file in root.rglob("*") if file.is_symlink() or file.is_file()]
    contents = {f.relative_to(root).as_posix(): f for f in files if f.name != EXPECTED}
    return Files(
        {path: file.read_bytes() for path, file in contents.items() if not file.is_symlink()},
        tuple(sorted(path for path, file in contents.items() if file.is_symlink())),
    )


def given(case: Path) -> Files:
    """What a case is about: the first bad example of its rule's page, or content of its own."""
    own = folder(case)
    return own if own.contents or own.symlinks else first_bad(case.name)


def first_bad(rule: str) -> Files:
    """The first bad example of a rule's page."""
    return next(example for example in examples(rule, PAGES[rule]) if example.bad).fragment()


def found_in(files: Files) -> tuple[Finding, ...]:
    """Every finding of a project, at the fixed moment."""
    checked = check(load(files, untrusted=True), NOW)
    return checked if isinstance(checked, tuple) else checked.findings


def printed(files: Files) -> str:
    """What `kits check` prints."""

    def line(path: str, number: int) -> str | None:
        if path not in files.contents:
            return None
        text = quoted_text(files, path)
        if text is None:
            return None
        lines = text.split("\n")
        return lines[number - 1] if number <= len(lines) else None

    return render_findings(found_in(files), "full", lines=line)


def told(text: str) -> list[str]:
    """The findings of fragments in the notation of a page, a line each.

    Lines are counted as the fragments have them, from a fence above their facts.
    """
    lines = tuple(textwrap.dedent(text).strip("\n").split("\n"))
    fragment = Example("", True, lines).fragment()
    files = completed(fragment, "")
    found = []
    for finding in found_in(files):
        at = finding.place
        line = at.line - _added(fragment.contents.get(at.path), files.contents.get(at.path))
        place = f"{at.path.removeprefix('content/')}:{line}:{at.column}-{at.column + at.width - 1}"
        found.append(f"{place} {finding.severity}[{finding.rule}] {finding.message}")
    return found


def hints_of(text: str, rule: str) -> list[str]:
    """What is to be done about each finding of a rule in fragments."""
    lines = tuple(textwrap.dedent(text).strip("\n").split("\n"))
    files = completed(Example("", True, lines).fragment(), "")
    return [str(finding.hint) for finding in found_in(files) if finding.rule == rule]


def _added(fragment: bytes | None, whole: bytes | None) -> int:
    """How many lines stand in front of those of the fragment."""
    if fragment is None or whole is None:
        return 0
    own = fragment.removeprefix(b"---\n").partition(b"\n---\n")[0]
    return whole[: max(0, whole.find(own))].count(b"\n") - fragment.startswith(b"---\n")
