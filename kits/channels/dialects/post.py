"""Posts on social networks: plain text, in which `@` and `#` link by themselves."""

from __future__ import annotations

from kits.channels.acting import Acting
from kits.channels.dialects.base import Writer
from kits.channels.escapes import Escapes, escaping


class Post(Writer):
    """Plain text; only the escapes tell it from a chat."""

    name = "post"
    escapes = Escapes(
        value=escaping(Acting("[@#＠＃]"), write=lambda sign: sign + "\u200b"),
    )
