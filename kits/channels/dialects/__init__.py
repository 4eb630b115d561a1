"""One dialect a file; a channel names its dialect in channels.toml."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kits.channels.dialects.base import Writer
from kits.channels.dialects.commonmark import Commonmark
from kits.channels.dialects.discord import Discord
from kits.channels.dialects.pasted import Telegram, Whatsapp
from kits.channels.dialects.plain import Email, Plain
from kits.channels.dialects.wecom import Wecom

DIALECTS: Mapping[str, type[Writer]] = MappingProxyType(
    {
        "plain": Plain,
        "email": Email,
        "wecom": Wecom,
        "telegram": Telegram,
        "whatsapp": Whatsapp,
        "discord": Discord,
        "commonmark": Commonmark,
    }
)
"""Every dialect by the name that channels use."""
