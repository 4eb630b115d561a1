"""What stands beside a kit's page: the same texts for machines, and as plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from kits.channels.channel import Channel
from kits.locale import Languages, Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.kits import Attachment, Kit, KitMessage, Text
from kits.render.cards import answer_lines, kind_word, lock_word
from kits.render.localised import moment, span


def kit_json(kit: Kit, addresses: Addresses) -> File:
    """The kit as data, `kit.json` of format 1 (DESIGN.md, section 5), compact and in UTF-8."""
    campaign, group = kit.campaign, kit.group
    facts = {
        "format": 1,
        "campaign": {
            "id": campaign.id,
            "title": campaign.title,
            "kind": campaign.kind,
            "state": campaign.state,
            "starts": campaign.starts.isoformat(),
            "ends": campaign.ends.isoformat(),
        },
        "group": {
            "id": group.id,
            "name": group.name,
            "locale": group.locale,
            "timezone": group.timezone,
        },
        "byline": kit.byline,
        "messages": [_message(message) for message in kit.messages],
        "faq": [{"id": a.id, "q": a.q, "texts": dict(a.texts)} for a in kit.faq],
    }
    written = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return _beside(kit, "kit.json", written + "\n", addresses)


def kit_text(
    kit: Kit, channels: Mapping[str, Channel], languages: Languages, addresses: Addresses
) -> File:
    """The kit as plain text, `kit.txt`: each message with its time, channel and text.

    `channels` and `languages` are all of the community.
    """
    return _beside(
        kit,
        "kit.txt",
        "\n".join(_lines(kit, channels, languages.tongue(kit.group.locale))),
        addresses,
    )


def _beside(kit: Kit, name: str, content: str, addresses: Addresses) -> File:
    at = addresses.kit(kit.group.id, kit.campaign.id).beside(name)
    return File(path=at.path, content=content.encode())


def _message(message: KitMessage) -> dict[str, Any]:
    return {
        "id": message.id,
        "title": message.title,
        "to": message.to,
        "as": message.kind,
        "note": message.note,
        "report": message.report,
        "receipt": message.reply.posted if message.reply else None,
        "send_at": message.send_at.isoformat(),
        "until": _iso(message.until),
        "locked": message.locked,
        "texts": {channel: _text(text) for channel, text in message.texts.items()},
        "attachments": [_attachment(attachment) for attachment in message.attachments],
    }


def _text(text: Text) -> dict[str, Any]:
    return {
        "text": text.text,
        "length": text.length,
        "unit": text.unit,
        "limit": text.limit,
        "advised": text.advised,
        "parts": text.parts,
        "html": text.html,
        "subject": text.subject,
        "version": text.version,
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "path": attachment.path,
        "name": attachment.name,
        "caption": attachment.caption,
        "expires": _iso(attachment.expires),
    }


def _iso(at: date | datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _lines(kit: Kit, channels: Mapping[str, Channel], locale: Tongue) -> Iterator[str]:
    _ = catalogue(locale).gettext
    yield f"{kit.campaign.title} · {kit.group.name}"
    yield span(kit.campaign.starts, kit.campaign.ends, locale)
    mended = {one.id: one for one in kit.beside.mended if one.texts}
    for notice in kit.notices:
        yield ""
        changed = _("What has changed ({time}): {what}")
        yield changed.format(time=moment(notice.at, locale), what=notice.what)
        if notice.why:
            yield notice.why
        if notice.fixes in mended:
            if notice.message:
                yield _("When members ask")
            yield from _channel_lines(mended[notice.fixes].texts, channels, locale)
    for message in kit.messages:
        yield from _message_lines(message, channels, locale)
    for told in (*kit.beside.flaws, *kit.beside.asked, *kit.beside.lacks):
        yield ""
        yield f"===== {told.q}"
        yield from _channel_lines(told.texts, channels, locale)
    for what in kit.beside.thanks:
        yield ""
        yield _("You told us, and it is mended: {what}. Thank you.").format(what=what)
    for answer in kit.faq:
        yield ""
        yield "===== " + _("When members ask: {question}").format(question=answer.q)
        yield from _channel_lines(answer.texts, channels, locale)
    yield ""


def _message_lines(
    message: KitMessage, channels: Mapping[str, Channel], locale: Tongue
) -> Iterator[str]:
    _ = catalogue(locale).gettext
    yield ""
    yield f"===== {moment(message.send_at, locale)} · {message.title}"
    if message.locked:
        yield lock_word(message.locked, locale)
        return
    yield kind_word(message.kind, locale)
    if message.note:
        yield message.note
    texts = {id: text.text for id, text in message.texts.items()}
    yield from _channel_lines(texts, channels, locale)
    for attachment in message.attachments:
        yield " · ".join(filter(None, (f"+ {attachment.name}", attachment.caption)))
    yield from answer_lines(message, locale)


def _channel_lines(
    texts: Mapping[str, str], channels: Mapping[str, Channel], locale: Tongue
) -> Iterator[str]:
    for channel, text in texts.items():
        yield ""
        yield f"----- {channels[channel].called(locale.tag)}"
        yield text
        yield ""
