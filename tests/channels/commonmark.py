"""markdown-it-py, a CommonMark parser: each character that it shows, with its styles."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.channels.trees import Shown

PARSER = MarkdownIt("commonmark").enable("strikethrough")
STYLES = {
    "strong": "bold",
    "em": "italic",
    "s": "strike",
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
}


def shown(text: str) -> Shown:
    """What a reader sees of a text."""
    seen: Shown = []
    on: list[str] = []
    for token in PARSER.parse(text):
        _read(token, on, seen)
    assert not on
    return seen


def _read(token: Token, on: list[str], seen: Shown) -> None:
    if token.type == "inline":
        for child in token.children or ():
            _read(child, on, seen)
        return
    style = f"link {token.attrs.get('href')}" if token.tag == "a" else STYLES.get(token.tag)
    if token.nesting == 1 and style:
        on.append(style)
    elif token.nesting == -1 and (style or token.tag == "a"):
        on.pop()
    elif token.type in ("code_inline", "fence", "code_block"):
        seen.append((token.content, frozenset((*on, "code"))))
    elif token.nesting == 0 and token.tag not in ("br", "hr"):
        assert not token.type.startswith("html"), token
        seen.append((token.content, frozenset(on)))
