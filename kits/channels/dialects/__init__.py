"""One dialect a file; a channel names its dialect in channels.toml."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kits.channels.dialects.base import Writer
from kits.channels.dialects.commonmark import Commonmark
from kits.channels.dialects.dingtalk import Dingtalk
from kits.channels.dialects.discord import Discord
from kits.channels.dialects.pasted import Slack, Telegram, Whatsapp
from kits.channels.dialects.plain import Email, Plain
from kits.channels.dialects.post import Post
from kits.channels.dialects.telegram_html import TelegramHtml
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
        "dingtalk": Dingtalk,
        "telegram-html": TelegramHtml,
        "slack": Slack,
        "post": Post,
    }
)
"""Every dialect by the name that channels use."""
