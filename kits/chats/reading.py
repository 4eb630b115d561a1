"""A chat as it was copied or exported, read into what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from kits.chats.chains import entries, is_chain, united
from kits.chats.exports import read_export
from kits.chats.folding import fold, original
from kits.chats.forms import CODES, LINES, WHOLE
from kits.chats.moments import Stamp
from kits.chats.sayings import Chat, Said, Saying
from kits.model.codes import read as read_code

LONGEST_HEAD = 200
"""Characters of a line in which a message's head is looked for."""
OF_THE_APP = "\u200e"
"""Stands before what WhatsApp itself says, under the group's name or somebody's."""
_HEADS = [(regex.compile(head["pattern"]), head) for head in WHOLE["heads"]]
_SPLIT = 16
"""Characters on each side of a line's end in which one code may stand."""


def decoded(data: bytes) -> str:
    """The text of a file; no bytes are refused, since some of it may still be read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        good = data.decode("utf-8-sig", errors="replace")
        chinese = data.decode("gb18030", errors="replace")
        return chinese if chinese.count("\ufffd") < good.count("\ufffd") else good


def read_chat(text: str) -> Chat:
    """What was said, in its order; an export says itself who said what, a copy by its lines."""
    exported = read_export(text)
    if exported is not None:
        parts, unread = exported
        sayings = (_in_own_words(saying, lines_of(body)) for saying, body in parts)
    else:
        lines = lines_of(text)
        read, unread = _headed(lines)
        sayings = (_in_own_words(saying, said) for saying, said in read)
    return Chat(tuple(united(_each(sayings))), unread)


def lines_of(text: str) -> list[Said]:
    """The lines of a text; a code that was wrapped is in one line again."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [Said(line, fold(line)) for line in plain]
    whole: list[Said] = []
    for line in lines:
        if whole and (joined := _joined(whole[-1], line)):
            whole[-1] = joined
        else:
            whole.append(line)
    return whole


def _joined(line: Said, after: Said) -> Said | None:
    """Two lines as one, where a code stands across their end."""
    tail, head = line.folded.rstrip()[-_SPLIT:], after.folded.lstrip()[:_SPLIT]
    for code in CODES["code"].finditer(tail + head):
        if code.start() < len(tail) < code.end() and read_code(code[0].replace(" ", "")):
            text = line.text.rstrip() + after.text.lstrip()
            return Said(text, fold(text))
    return None


def _headed(lines: list[Said]) -> tuple[list[tuple[Saying, list[Said]]], int]:
    """Messages by their heads; a line before the first is one of its own."""
    found: list[tuple[Saying, list[Said]]] = []
    heads = [_head(line.folded) for line in lines]
    strong = any(head and not head[1].get("weak") for head in heads)
    unread, day, chain = 0, "", False
    under = False
    for line, head in zip(lines, heads, strict=True):
        if LINES["nothing"].match(line.folded):
            continue
        if head and not (strong and head[1].get("weak")):
            match, form = head
            part = match.groupdict()
            if "day" in part:
                day = part["day"]
                continue
            found.append(_begun(line, part, form, day))
            under, chain = True, False
            continue
        unread += bool(LINES["like"].match(line.folded[:LONGEST_HEAD]))
        if chain and not line.folded.strip() and entries(found[-1][1]):
            chain = False
        if under or chain:
            found[-1][1].append(line)
        else:
            found.append((Saying(()), [line]))
            chain = bool(is_chain(line.folded))
    return found, unread


def _head(folded: str) -> tuple[regex.Match[str], dict[str, str]] | None:
    start = folded[:LONGEST_HEAD]
    if not LINES["maybe"].search(start):
        return None
    for pattern, form in _HEADS:
        if match := pattern.match(folded if len(folded) <= LONGEST_HEAD else start):
            return match, form
    return None


def _begun(
    line: Said, part: dict[str, str | None], form: dict[str, str], day: str
) -> tuple[Saying, list[Said]]:
    """The message that begins with a head, and its first line."""
    time = part.get("time") or part.get("clock") or ""
    stamp = Stamp(part.get("date") or day, time, form.get("order", "")) if time else None
    text = part.get("text")
    if text is None:
        return Saying((), stamp, part.get("name")), []
    start = min(len(line.folded), LONGEST_HEAD) - len(text)
    own = original(line.text, start, len(line.folded))
    head = line.text.removesuffix(own)
    if head.endswith(OF_THE_APP) and not CODES["code"].search(text):
        return Saying((), stamp), []
    return Saying((), stamp, part.get("name")), [Said(own, fold(own))]


def _in_own_words(saying: Saying, lines: Iterable[Said]) -> Saying:
    """The message with its lines, and apart from them those that it quotes."""
    own: list[Said] = []
    quoted: list[Said] = []
    is_open = False
    for line in lines:
        bare = line.folded.strip()
        if is_open or LINES["quoted"].match(bare):
            quoted.append(line)
            is_open = (is_open or bare.startswith("「")) and not LINES["closed"].search(bare)
        elif quoted and LINES["parted"].match(bare):
            continue
        elif bare and not LINES["empty"].match(bare):
            own.append(_unedited(line))
    return replace(
        saying,
        lines=tuple(own),
        quoted=tuple(quoted),
        is_answer=saying.is_answer or bool(quoted),
    )


def _unedited(line: Said) -> Said:
    """A line without what the app says of it."""
    if not line.folded.endswith(">"):
        return line
    mark = LINES["edited"].search(line.folded[-60:])
    if mark is None:
        return line
    end = len(line.folded) - len(mark[0])
    return Said(original(line.text, 0, end), line.folded[:end])


def _each(sayings: Iterable[Saying]) -> Iterator[Saying]:
    """The messages that say something, and of a chain each entry."""
    for saying in sayings:
        if any(is_chain(line.folded) for line in saying.lines):
            for lines in entries(saying.lines):
                yield replace(saying, lines=tuple(lines), sender=None, is_entry=True)
        elif saying.lines or saying.quoted:
            yield saying
