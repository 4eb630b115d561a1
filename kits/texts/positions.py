"""Where everything in a template stands, read off Jinja2's own lexer.

The syntax tree knows lines alone. Our lexer puts the offset where others put the line, so each node
of the tree, each mistake of the parser and each failure of a run says at which character it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError
from jinja2.lexer import Lexer

from kits.channels.tokens import place_mark
from kits.model.sentinels import LINE_MARK

OPENINGS = ("variable_begin", "block_begin", "comment_begin", "raw_begin")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a template's source."""

    start: int
    """Offset of its opening brace."""
    name: str
    """Of `{% … %}` its first word, such as `if`; else empty."""
    at: int
    """Offset of the name, or of the opening brace."""


class OffsetLexer(Lexer):
    """Gives the tokens of a message template.

    The number of a token's line is its offset in the source plus 1. In what stands between tags,
    each `[` is followed by a place mark (`kits.channels.tokens`) that carries its offset, and the
    end of each line that holds a tag by `LINE_MARK`. `\\r` must not occur in the source.
    """

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        """The tokens in order; raises `TemplateSyntaxError` whose line is an offset too."""
        at = 0
        in_tag_line = False
        try:
            for _, kind, value in super().tokeniter(source, name, filename, state):
                at = source.index(value, at)
                if kind == "data":
                    yield at + 1, kind, marked(value, at, in_tag_line)
                    in_tag_line = in_tag_line and "\n" not in value
                else:
                    yield at + 1, kind, value
                    in_tag_line = True
                at += len(value)
        except TemplateSyntaxError as problem:
            raise TemplateSyntaxError(problem.message or "", at + 1, name, filename) from None
        if in_tag_line:
            yield at + 1, "data", LINE_MARK


def marked(text: str, at: int = 0, in_tag_line: bool = False) -> str:
    """What stands between tags with its marks; `at` is its offset in the template."""
    if in_tag_line:
        text, line_end, rest = text.partition("\n")
        after = f"{LINE_MARK}{line_end}{marked(rest, at + len(text) + 1)}" if line_end else ""
        return marked(text, at) + after
    head, *pieces = text.split("[")
    written = [head]
    at += len(head)
    for piece in pieces:
        written.append(f"[{place_mark(at)}{piece}")
        at += len(piece) + 1
    return "".join(written)


def tags(tokens: Iterator[tuple[int, str, str]]) -> Iterator[Tag]:
    """The tags among the tokens of a template; ends where the template cannot be read."""
    start: int | None = None
    try:
        for offset, kind, value in tokens:
            if kind in OPENINGS:
                if kind == "block_begin":
                    start = offset - 1
                else:
                    name = "raw" if kind == "raw_begin" else ""
                    yield Tag(offset - 1, name, offset - 1 + (value.find(name) if name else 0))
            elif start is not None and kind == "name":
                yield Tag(start, value, offset - 1)
                start = None
    except TemplateSyntaxError:
        if start is not None:
            yield Tag(start, "", start)
