"""The link of each group: the campaign's, told apart by a tag."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from kits.model.values import MINI_PROGRAM


def tagged(link: str, tag: str) -> str:
    """A link with a tag in its query, before any `#`; a mini program's link is left alone."""
    if not tag or link.startswith(MINI_PROGRAM):
        return link
    parts = urlsplit(link)
    query = f"{parts.query}&{tag}" if parts.query else tag
    return urlunsplit(parts._replace(query=query))


def joined(site: str, path: str) -> str:
    """The address of a page of a site."""
    return f"{site.rstrip('/')}/{path}"
