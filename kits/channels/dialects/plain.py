"""Plain text, for every client that shows what is pasted and nothing else."""

from __future__ import annotations

from kits.channels.dialects.base import Writer


class Plain(Writer):
    """Plain text; its variants are the channel's data."""

    name = "plain"


class Email(Writer):
    """The text part of a mail, where `> ` has always been a quote."""

    name = "email"
    quote_mark = "> "
