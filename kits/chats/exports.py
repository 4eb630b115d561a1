"""Exports in JSON: Telegram Desktop's, of a chat or an account, and DiscordChatExporter's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NoReturn

import regex

from kits.chats.moments import Stamp
from kits.chats.sayings import Saying

_CONTROL = regex.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
"""As Telegram writes control characters, which is not JSON."""
_ISO = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
_OFFSET = regex.compile(r"(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})")

Part = tuple[Saying, str]
"""A message without its words, and these."""


def read_export(text: str) -> tuple[list[Part], int] | None:
    """The messages of an export, and how many could not be read; None of what is no export."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("{"):
        return None
    try:
        plain = _CONTROL.sub(r"\1\\u00\2", start)
        export = json.loads(plain, strict=False, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    chats = [chat for chat in _chats(export) if isinstance(chat.get("messages"), list)]
    if not chats:
        return None
    messages = [message for chat in chats for message in chat["messages"]]
    read = [_read(message) for message in messages if not _is_service(message)]
    return [part for part in read if part], sum(part is None for part in read)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _chats(export: Any) -> Iterator[dict[str, Any]]:
    yield export
    for name in ("chats", "left_chats"):
        held = export.get(name)
        several = held.get("list") if isinstance(held, dict) else None
        if not isinstance(several, list):
            continue
        yield from (chat for chat in several if isinstance(chat, dict))


def _is_service(message: Any) -> bool:
    return isinstance(message, dict) and message.get("type") == "service"


def _read(message: Any) -> Part | None:
    if not isinstance(message, dict):
        return None
    text, stamp = _text(message), _stamp(message)
    if text is None or stamp is None:
        return None
    if "forwarded_from" in message or message.get("forwardedMessage"):
        text = "\n".join(f"> {line}" for line in text.split("\n"))
    reference = message.get("reference")
    answers = message.get("reply_to_message_id") or (isinstance(reference, dict) and reference)
    return Saying((), stamp, _sender(message), is_answer=bool(answers)), text


def _text(message: dict[str, Any]) -> str | None:
    """Its words; pieces in several styles are one text."""
    text = message.get("text", message.get("content"))
    if not isinstance(text, list):
        return text if isinstance(text, str) else None
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in text)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _stamp(message: dict[str, Any]) -> Stamp | None:
    seconds, iso = message.get("date_unixtime"), message.get("timestamp")
    if isinstance(seconds, str) and regex.fullmatch("[0-9]{1,12}", seconds):
        return Stamp(instant=int(seconds))
    if isinstance(iso, str) and (start := _ISO.match(iso)):
        offset = _OFFSET.fullmatch(iso, start.end())
        if offset:
            whole = start[0] + offset[0].lstrip(".0123456789").replace("Z", "+00:00")
            try:
                return Stamp(instant=int(datetime.fromisoformat(whole).timestamp()))
            except (ValueError, OverflowError):
                return None
    date = message.get("date")
    if isinstance(date, str) and _ISO.fullmatch(date):
        return Stamp(date=date[:10], time=date[11:])
    return None


def _sender(message: dict[str, Any]) -> str | None:
    author = message.get("author")
    named = author if isinstance(author, dict) else {}
    names = (message.get("from"), named.get("nickname"), named.get("name"))
    return next((name for name in names if isinstance(name, str) and name), None)
