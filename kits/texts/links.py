"""The link of each group: the campaign's, told apart by a tag."""

from __future__ import annotations

from kits.model.reading.links import MINI_PROGRAM


def tagged(link: str, tag: str) -> str:
    """A link with a tag in its query, before any `#`; a mini program's link is left alone."""
    tag = tag.strip("?&")
    if not tag or link.startswith(MINI_PROGRAM):
        return link
    address, hash_sign, fragment = link.partition("#")
    path, _, query = address.partition("?")
    query = f"{query.rstrip('&')}&{tag}" if query.strip("&") else tag
    return f"{path}?{query}{hash_sign}{fragment}"
