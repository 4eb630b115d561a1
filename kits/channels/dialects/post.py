"""Posts on social networks: plain text, in which `@` and `#` link by themselves."""

from __future__ import annotations

from kits.channels.dialects.base import Writer


class Post(Writer):
    """Plain text; only the escapes tell it from a chat."""
