"""What a kit hands through of a channel: several limits, parts, HTML, a title; and what it costs."""

from __future__ import annotations

import pytest

from kits.channels.channel import CHANNELS
from kits.model.findings import say
from kits.model.kits import Text
from kits.texts import press as press_module
from kits.texts.gathering import Gathered
from kits.texts.press import Press, Source
from tests.texts.composed import passage
from tests.texts.test_names import fields


def text_of(
    body: str, channel: str, *, splits: bool = True, title: str | None = None, **names: object
) -> Text:
    source = Source(passage(body), say("x"), splits=splits)
    press = Press(CHANNELS, Gathered())
    return press.texts(source, names, "zh", (channel,), title).texts[channel]


def test_the_nearest_of_several_limits_is_told() -> None:
    few, many = text_of("小" * 30, "bluesky"), text_of("👨‍👩‍👧‍👦" * 130, "bluesky")
    assert (few.length, few.unit, few.limit, few.parts) == (30, "graphemes", 300, None)
    assert (many.length, many.unit, many.limit) == (3_250, "bytes", 3_000)


def test_a_text_over_the_limit_is_pasted_in_parts() -> None:
    text = text_of(
        "**{{ group.name }}**\n" + "读一章，写一句。" * 30, "x", group=fields(name="港湾")
    )
    assert text.length > 280
    assert text.parts is not None
    assert text.parts[0].startswith("港湾\n")
    assert [part.rpartition("\n")[2] for part in text.parts] == ["（1/2）", "（2/2）"]


@pytest.mark.parametrize("channel", ["wechat", "sms", "weibo", "linkedin"])
def test_where_a_channel_does_not_split_a_text_stays_whole(channel: str) -> None:
    assert text_of("读一章。" * 2_000, channel).parts is None


def test_a_text_that_nobody_allowed_to_be_split_stays_whole() -> None:
    assert text_of("读一章。" * 200, "x", splits=False).parts is None


def test_html_stands_beside_a_text_where_it_is_pasted_too() -> None:
    name = fields(name="<b>港湾</b>")
    mail = text_of("**见** {{ group.name }}", "email", group=name)
    assert mail.text == "见 <b>港湾</b>"
    assert mail.html is not None
    assert "<strong>见</strong> &lt;b&gt;港湾&lt;/b&gt;" in mail.html
    assert text_of("**见**", "wechat").html is None


def test_an_article_counts_its_tags_and_its_title() -> None:
    article = text_of("字" * 100, "wechat-article", title="标题")
    assert article.html is not None
    assert article.subject == "标题"
    assert text_of("字", "wechat-article", title="题" * 33).unit == "characters of the title"
    long = text_of("字" * 19_990, "wechat-article", title="标题")
    assert (long.length, long.unit) == (len(long.html or ""), "characters of HTML")
    assert long.limit is not None
    assert long.length > long.limit


def test_a_title_is_only_where_there_is_one() -> None:
    assert text_of("字", "email", title="标题").subject == "标题"
    assert text_of("字", "wechat", title="标题").subject is None


def test_ten_thousand_groups_parse_and_set_each_branch_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[str] = []
    for name in ("parse", "write", "write_page"):
        function = getattr(press_module, name)

        def counting(*given: object, _name: str = name, _function=function, **more: object):  # type: ignore[no-untyped-def]
            calls.append(_name)
            return _function(*given, **more)

        monkeypatch.setattr(press_module, name, counting)
    press = Press(CHANNELS, Gathered())
    body = "{% if group.city %}\n{{ group.city }}：\n{% endif %}\n**{{ group.name }}**"
    source = Source(passage(body), say("x"))
    channels = ("wechat", "telegram", "email")
    for number in range(10_000):
        group = fields(name=f"群 {number}", city="上海" if number % 2 else "")
        made = press.texts(source, {"group": group}, "zh", channels)
        assert f"群 {number}" in made.texts["wechat"].text
    assert {name: calls.count(name) for name in ("parse", "write", "write_page")} == {
        "parse": 2,
        "write": 2 * len(channels),
        "write_page": 2,
    }


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_token_or_guard_is_left_in_anything_that_is_pasted(channel: str) -> None:
    body = "# {{ group.name }}\n> **{{ group.name }}** [看](https://x.cn)\n```\n{{ group.name }}\n```\n"
    text = text_of(body * 100, channel, title="标题", group=fields(name="港湾"))
    pasted = "".join((text.text, text.html or "", *(text.parts or ())))
    assert not any("\ufdd0" <= character <= "\ufdef" for character in pasted)
