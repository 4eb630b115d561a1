"""Links in messages can be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.channels.nodes import Image, Link, Url
from kits.channels.parsing import links
from kits.channels.tokens import TOKEN
from kits.model.community import Community
from kits.model.file_refs import is_path
from kits.model.findings import Finding, Words, say
from kits.model.reading.links import MINI_PROGRAM, is_link
from kits.rules.leaders import PAGE, SITE_OF, add_urls
from kits.schema import mistakes
from kits.texts.press import SetText

DOUBLED = re.compile(r"https?:/*https?:", re.IGNORECASE)
SCHEME = re.compile(r"(?:mailto|tel|sms):(?://)?(?P<address>[^?]+)", re.IGNORECASE)


def bad_link(community: Community, text: SetText) -> Iterator[Finding]:
    """A link in a message begins with `https://` or `http://`, or is a mini program's.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Take part [here](drive.example/join).

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Take part [here](https://drive.example/join).
    """
    for item in links(text.tree):
        if not (_opens(item.target) or (isinstance(item, Image) and is_path(item.target))):
            shown = TOKEN.sub("…", item.target)
            words = say('"{target}" is not a link that can be opened', target=shown)
            hint = _remedy(shown)
            if not shown.strip():
                words, hint = say("the link leads nowhere"), _address(community, text, item)
            yield mistakes.bad_link(text.place_of(item), words, hint)


def _opens(target: str) -> bool:
    first = TOKEN.match(target)
    if first and first[1] == "u":
        return True
    if DOUBLED.match(target):
        return False
    return target.startswith(MINI_PROGRAM) or is_link(TOKEN.sub("x", target))


def _address(community: Community, text: SetText, item: Link | Image | Url) -> Words:
    """The remedy for a link without an address, as that of a page is which stands on no site."""
    written = text.source.passage.text[getattr(item, "mark", None) or 0 :]
    found = PAGE.search(written.partition(")")[0])
    if found is None:
        return say("write the address in the round brackets, or the words alone")
    site = SITE_OF[found["record"]]
    if getattr(community.settings.urls, site) is None:
        return add_urls(site)
    return say(
        "the page is not public: write {{% if {name} %}} before the link, and {{% endif %}} behind",
        name=found["name"],
    )


def _remedy(target: str) -> Words:
    if DOUBLED.match(target):
        return say("write https:// once")
    if found := SCHEME.match(target):
        return say('write "{address}" itself in the text: chats link it', address=found["address"])
    return say("begin it with https:// (or {mini} for a mini program)", mini=MINI_PROGRAM)
