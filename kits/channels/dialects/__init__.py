"""One dialect a file: how it is written, escaped and shown. A channel names its dialect."""

from __future__ import annotations

from kits.channels.dialects.base import Writer
from kits.channels.dialects.commonmark import Commonmark
from kits.channels.dialects.dingtalk import Dingtalk
from kits.channels.dialects.discord import Discord
from kits.channels.dialects.plain import Email, Plain
from kits.channels.dialects.post import Post
from kits.channels.dialects.slack import Slack
from kits.channels.dialects.telegram import Telegram
from kits.channels.dialects.telegram_html import TelegramHtml
from kits.channels.dialects.wecom import Wecom
from kits.channels.dialects.whatsapp import Whatsapp

DIALECTS: tuple[type[Writer], ...] = (
    Plain,
    Email,
    Wecom,
    Telegram,
    Whatsapp,
    Discord,
    Commonmark,
    Dingtalk,
    TelegramHtml,
    Slack,
    Post,
)
"""Those that are built in."""
