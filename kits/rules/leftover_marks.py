"""What looks like a mark and is none, so that every group would see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from kits.channels.inline_marks import hides
from kits.channels.mark_patterns import MASK, TITLE, UNSPACED, WORDLIKE
from kits.channels.nodes import List
from kits.channels.parsing import OBJECT, PRINTED, outlines, walk
from kits.channels.tokens import MARK
from kits.model.community import Community
from kits.model.findings import Finding, Words, say, warning
from kits.texts.press import SetText

_HIDDEN = regex.compile(MASK)
_LATIN = r"[0-9A-Za-z]"
_LETTER = r"[\p{L}\p{N}]"
MOST_SHOWN = 60
_POWER = rf"(?<={WORDLIKE})\*+(?={WORDLIKE})"


@dataclass(frozen=True, slots=True)
class _Leftover:
    """One kind: how it looks in an outline, and what to write instead."""

    pattern: regex.Pattern[str]
    """What is named of it stands in its first group."""
    hint: Callable[[], Words]


def _kind(pattern: str, hint: Callable[[], Words]) -> _Leftover:
    return _Leftover(regex.compile(pattern, regex.MULTILINE), hint)


def _bold() -> Words:
    return say("write **like this**: on one line, with no space inside the stars")


def _slanted() -> Words:
    return say("write **like this**, which needs no space around it, or leave the marks out")


def _struck() -> Words:
    return say("put a space before the first ~~ and behind the last")


def _labelled() -> Words:
    return say("write [label](https://…) in one go: plain brackets, no space in the address")


def _pictured() -> Words:
    return say("write the file's name without a space, or %20 for it: ![…](my%20picture.png)")


def _plain_words() -> Words:
    return say("say it in plain words: the handbook's page on messages has all the marks there are")


_WORDS = rf"[^*_~\n]*{_LETTER}"
_RUN = rf"\*(?={_LETTER})[^*_~、，,；;（）()和与及 \n]*{_LETTER}[。：！？，]?\*"
_LOW_RUN = rf"(?<![#@]\S*)__?(?=\p{{L}})[^_\n]*(?<={_LETTER})__?"
_SPACED = rf"(?![{UNSPACED}])\p{{L}}"
_QUOTE = "[“\"'„«《「（(]"
_JOINS = rf"(?![\u3131-\u318e])[{UNSPACED}]"
"""A letter beside which people set marks without a space; no half of a face (`ㅠ_ㅠ`)."""
_PICTURE = r"!\[[^\[\]\n]*"
_IDEOGRAPH = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
_KINDS = (
    _kind(
        rf"(?<![*\-–/.@=+]|{WORDLIKE}|\d )(\*\*(?!\*)(?: *{_WORDS}[^*\n]*(?<!\*)\*\*(?!\*)"
        rf"|\p{{L}}|(?<=^\*\*)\p{{N}}))",
        _bold,
    ),
    _kind(rf"(?<={_SPACED})(\*\*{_SPACED}+\*\*)(?={_SPACED})", _bold),
    _kind(
        rf"(?<={_IDEOGRAPH})({_RUN})(?![*0-9A-Za-z])|(?<![*0-9A-Za-z])({_RUN})(?={_IDEOGRAPH})",
        _slanted,
    ),
    _kind(rf"(?<![\p{{L}}\p{{N}}*])(\*{_LETTER}[^*\n]*)\n[^*\n]*{_LETTER}\*(?![\p{{L}}*])", _bold),
    _kind(
        rf"(?<={_JOINS})({_LOW_RUN})(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])({_LOW_RUN})(?={_JOINS})",
        _slanted,
    ),
    _kind(
        rf"(?<![^\s（(「“])(__?(?:{_QUOTE}\p{{L}}[^_\n]*{_LETTER}|{_QUOTE}?\p{{L}}[^_\n]*"
        rf"(?<={_LETTER}.?)(?!_)\p{{P}})__?)(?![^\s\p{{P}}])",
        _slanted,
    ),
    _kind(
        rf"(?<![\p{{L}}\p{{N}}_])(__?{_LETTER}[^_\n]*)\n[^_\n]*{_LETTER}__?(?![\p{{L}}_])", _slanted
    ),
    _kind(
        rf"(?<!~)(~~(?=[^~\n]*{_LATIN}|{_SPACED})[\p{{L}}\p{{N}}\p{{Sc}}+\-][^~\n]*~~)(?!~)",
        _struck,
    ),
    _kind(rf"({_PICTURE}\]\([^()\n]* [^()\n]*\))", _pictured),
    _kind(
        rf"(?<!{_PICTURE})(\]\([^()\n]* [^()\n]*\))"
        rf"|(\]（(?:{OBJECT}|https?:)[^（）\n]*）|\] \({OBJECT})",
        _labelled,
    ),
    _kind(rf"(<{OBJECT})(?:\|[^<>\n]*)?>|(\[\[{OBJECT})", _labelled),
    _kind(
        r"(\[/(?i:b|i|u|s|url|img|quote|code|spoiler|details|size|color|center|list)\])",
        _plain_words,
    ),
    _kind(r"(\[\^[\p{L}\p{N}_-]+\])", _plain_words),
    _kind(
        r"(^:::.*|^!!! .*|^\[(?i:toc)\]$"
        r"|^\[!\p{L}+\]|\[\[[^\[\]\n]+\]\]|(?<!=)==(?=[\p{L}\p{N}])[^=\n]+(?<=\S)==(?!=))",
        _plain_words,
    ),
    _kind(
        r"^.*\p{L}.*\n *(={2,}) *$",
        lambda: say('write "# " before the line above, and leave it out'),
    ),
    _kind(r"^ {0,3}(#{2,6}(?=[\p{L}\p{N}])(?!.*#$))", lambda: say('write a space behind "#"')),
    _kind(r"^ {0,3}(>)(?=\p{L})", lambda: say('write a space behind ">"')),
    _kind(r"^ {0,3}(`{3,})", lambda: say("close it with a line of the same ticks")),
    _kind(
        r"^(\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?)$",
        lambda: say("give the line above as many columns, and no blank line between"),
    ),
    _kind(
        r"(?:^|(?<=[\p{L}\p{N}\s，。：；]))(?<![\\:]\S*)(\\[*_~#\[\]`+.!<>|&$@\-])",
        lambda: say("leave the backslash out: what follows it is no mark here"),
    ),
    _kind(
        r"(?<=[\p{L}\p{N}，。！？；,.!?;] ?)(?<![\\:]\S*)(\\)\n(?=\S)",
        lambda: say("leave the backslash out: a line ends where it ends"),
    ),
)


def visible_mark(community: Community, text: SetText) -> Iterator[Finding]:
    """What was meant as a mark is read as one, so that no group sees stars and brackets.

    A character disappears only where it certainly was a mark; anywhere else it is pasted as it was
    typed. This tells where that was probably not what was meant.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin ** today **.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin **today**.
    """
    typed = MARK.sub("", text.markdown)
    seen: dict[str, Words] = {}
    for outline in outlines(text.tree):
        for kind in _KINDS:
            for found in kind.pattern.finditer(outline):
                mark = next(filter(None, found.groups()))
                at = found.start() + found[0].index(mark)
                shown = _typed_part(regex.split(f"[{OBJECT}{PRINTED}]", mark)[0], typed)
                after = outline[at + len(mark) :]
                if not shown or f"\\{shown}" in typed or _is_meant(outline[:at], mark, after):
                    continue
                seen.setdefault(shown, kind.hint())
    if not text.source.chain:
        seen |= {f"[{name}]": _labelled() for name in _references(text)}
        seen |= {f"{number}.": _counted() for number in _repeated_numbers(text)}
    for mark, hint in seen.items():
        yield warning(
            "visible-mark",
            text.place_of_words(mark),
            say('"{mark}" is no mark here, so it is pasted as it stands', mark=mark.strip()),
            hint,
        )


def _typed_part(mark: str, typed: str) -> str:
    """As much of it as was typed in one go: of bold, what precedes stars that were read as others.

    `**one **two **three**` leaves stars where nobody typed `**two three**`.
    """
    if mark in typed or not mark.startswith("**"):
        return mark if mark in typed else ""
    parts = (mark[:end] for end in range(min(len(mark), MOST_SHOWN), 2, -1))
    return next((part for part in parts if part in typed), "")


def _is_meant(before: str, mark: str, after: str) -> bool:
    """Whether its stars hide parts of names, or stand for a power or a product."""
    if mark.startswith("**") and mark.endswith("**") and len(mark) > 4:
        return bool(_HIDDEN.search(before)) or hides(before, mark[2:-2], after)
    return mark.startswith("*") and bool(
        _HIDDEN.search(before)
        or regex.search(_POWER, before[-1:] + mark[:3])
        or (before[-1:].isalpha() and regex.match(TITLE, mark.lstrip("*") + after))
    )


def _references(text: SetText) -> Iterator[str]:
    """The labels of links whose address stands elsewhere in the text."""
    outline = "\n".join(outlines(text.tree))
    for found in regex.finditer(rf"^\[([^\[\]^\n]+)\]: *{OBJECT}", outline, regex.MULTILINE):
        label = found[1]
        if outline.count(f"[{label}]") > 1 or f"[{label}][]" in outline:
            yield label


def _repeated_numbers(text: SetText) -> Iterator[str]:
    """The number of a list that gives each item the same one."""
    for node in walk(text.tree.blocks):
        if isinstance(node, List) and len(node.numbers) > 2 and len({*node.numbers}) == 1:
            yield node.numbers[0]


def _counted() -> Words:
    return say("write 1. 2. 3.: numbers are pasted as they are typed")
