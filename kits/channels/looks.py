"""How a client shows a pasted text: marks read as it reads them, written as HTML.

It starts from the final text, so it cannot flatter: what is no mark to the client stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape

LONGEST = 5000
"""Characters of a line whose marks are looked for, since a mark without an end costs its square."""
_ADDRESS = r"https?://[^\s<>()]+"
_HEADING = re.compile(r"(#{1,6}) (.+)")
_ITEM = re.compile(r"( *)[-*] (.+)")
_FENCE = re.compile(r"( *(?:(?:[-*•]|\d+\.) +)*)(`{3,})")
"""Of an item too, whose first line then stands in front of its code."""


@dataclass(frozen=True, eq=False)
class Look:
    """What a client makes of a text."""

    runs: Mapping[str, str] = field(default_factory=dict)
    """The tag of what stands between two of a mark."""
    before: str = ""
    """What has to be so before a run, as a pattern that takes no character."""
    after: str = ""
    """What has to be so behind it."""
    slashes: bool = False
    """A backslash takes the meaning of the mark behind it."""
    headings: int = 0
    """How many levels of headings are shown."""
    quotes: bool = False
    lists: bool = False
    fences: bool = False
    links: bool = False
    """A label may stand for an address."""

    def html(self, text: str) -> str:
        """The text as it is shown, with its line breaks; nothing in it is loaded from anywhere."""
        if self.fences and "```" in text:
            return "\n".join(self.lines(text))
        return "\n".join([_shown(self, line) for line in text.split("\n")])

    @cached_property
    def inline(self) -> re.Pattern[str]:
        """What acts inside a line; the name of each group says what it is."""
        ways = [r"\\(?P<slashed>[!-/:-@\[-`{-~])"] if self.slashes else []
        if "`" in self.runs:
            ways.append(self.run("`", "code"))
        if self.links:
            ways.append(rf"!?\[(?P<label>(?:\\.|[^\[\]\\])*)\]\((?P<target>{_ADDRESS})\)")
        ways.append(f"(?P<address>{_ADDRESS})")
        ways += [
            self.run(mark, f"run{place}") for place, mark in enumerate(self.runs) if mark != "`"
        ]
        return re.compile("|".join(ways))

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """How all that acts begins: quick to find, unlike what has to be so before a run."""
        signs = "".join(mark[0] for mark in self.runs) + "\\" * self.slashes + "[!" * self.links
        return re.compile(f"[{re.escape(signs)}]|https?://" if signs else "https?://")

    def acting(self, text: str) -> Iterator[re.Match[str]]:
        """What acts inside a line, from left to right."""
        at = 0
        while begins := self.beginning.search(text, at):
            found = self.inline.match(text, begins.start())
            at = (found or begins).end()
            if found:
                yield found

    def run(self, mark: str, name: str) -> str:
        """The pattern of a run, whose inside is the group of this name."""
        written = re.escape(mark)
        inside = r"(?:\\.|``.+?``|`[^`]+`|[^\\`])+?" if self.slashes else ".+?"
        if mark == "`" and not self.before:
            return rf"(?P<ticks>`+)(?P<{name}>.+?)(?<!`)(?P=ticks)(?!`)"
        if mark == "`":
            code = rf"(?P<ticks>`{{3}}|`)(?!\s)(?P<{name}>[^`]+)(?<!\s)(?P=ticks)"
            return f"{self.before}{code}{self.after}"
        found = rf"{written}(?!\s)(?P<{name}>{inside})(?<!\s){written}"
        if not self.before:
            other = rf"(?<!\\){written}" if self.slashes else written
            alone = rf"(?<!{other}){written}(?!{written})" if len(mark) == 1 else ""
            closing = alone or rf"{written}(?!{re.escape(mark[0])})"
            return rf"{written}(?!\s)(?P<{name}>{inside})(?<!\s){closing}"
        return f"{self.before}{found}{self.after}"

    def line(self, text: str) -> str:
        """A line with its runs and links; one that nobody could read is left as it is."""
        if len(text) > LONGEST:
            return escape(text)
        written, at = "", 0
        for found in self.acting(text):
            written += escape(text[at : found.start()])
            written += self.found({k: v for k, v in found.groupdict().items() if v is not None})
            at = found.end()
        return written + escape(text[at:])

    def found(self, groups: Mapping[str, str]) -> str:
        """What one finding becomes."""
        if slashed := groups.get("slashed"):
            return escape(slashed)
        if code := groups.get("code"):
            return f"<code>{escape(code)}</code>"
        if address := groups.get("address"):
            return f"<u>{escape(address)}</u>"
        if target := groups.get("target"):
            return f'<a href="{escape(target)}" rel="noreferrer">{self.line(groups["label"])}</a>'
        for place, tag in enumerate(self.runs.values()):
            if inner := groups.get(f"run{place}"):
                return f"<{tag}>{self.line(inner)}</{tag}>"
        raise AssertionError("every way to be found is one of these")

    def lines(self, text: str) -> Iterator[str]:
        """The lines of a text with fences."""
        fence, lead, depth = "", "", len(text)
        for line in text.split("\n"):
            quoted, words = self.unquoted(line, depth)
            found = _FENCE.match(words) if self.fences else None
            if fence and words.strip() == fence:
                shown, fence, depth = None, "", len(text)
            elif fence:
                shown, lead = f"{lead}<code>{escape(words)}</code>", ""
            elif found:
                shown, lead, fence, depth = (
                    None,
                    self.block(f"{found[1]}-")[:-1],
                    found[2],
                    quoted,
                )
            else:
                shown = self.block(words)
            if shown is not None:
                yield _within(quoted, shown)

    def unquoted(self, line: str, depth: int) -> tuple[int, str]:
        """How deep a line is quoted, at most so deep, and the line without the marks of it."""
        quoted = 0
        while self.quotes and quoted < depth and line.startswith(">"):
            line, quoted = line[1:].removeprefix(" "), quoted + 1
        return quoted, line

    def block(self, line: str) -> str:
        """A line with what begins it."""
        if self.slashes and line.endswith("\\") and not line.endswith("\\\\"):
            line = line[:-1]
        found = _HEADING.match(line)
        if found and len(found[1]) <= self.headings:
            return f"<b>{self.line(found[2])}</b>"
        found = _ITEM.match(line) if self.lists else None
        if found:
            return f"{found[1]}• {self.line(found[2])}"
        return self.line(line)


@lru_cache(maxsize=2048)
def _shown(look: Look, line: str) -> str:
    """A line outside of fences; most of a text are the same in thousands of groups."""
    quoted, words = look.unquoted(line, len(line))
    return _within(quoted, look.block(words))


def _within(quoted: int, shown: str) -> str:
    return f'<span class="quoted">{shown}</span>' if quoted else shown
