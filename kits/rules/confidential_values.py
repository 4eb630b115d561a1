"""Confidential words in finished texts, where a text and a value make one together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kits.model.community import Community
from kits.rules.confidential import confidential_finding
from kits.rules.disguises import Words
from kits.rules.rule import Repeated, Sent


def confidential_word(community: Community, sent: Sent) -> Iterator[Repeated]:
    """No finished text holds a confidential word, whatever it was put together from.

    Bad:
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Project Fire{{ here.ending }} begins.
        --- campaigns/drive/groups.csv
        group,ending
        lighthouse,fly

    Good:
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Our project begins.
    """
    if not community.settings.confidential:
        return
    words = _words(community.settings.confidential)
    message = sent.message
    texts = [text.text for text in message.texts.values()]
    captions = [each.caption for each in message.attachments]
    for text in filter(None, dict.fromkeys([*texts, message.note, message.report, *captions])):
        for start, end in words.found(text):
            word = text[start:end]
            finding = confidential_finding(sent.place, word, False)
            yield Repeated((finding.rule, finding.place, word), finding)
            return


@lru_cache(maxsize=8)
def _words(confidential: tuple[str, ...]) -> Words:
    return Words(confidential)
