from __future__ import annotations

import pytest

from kits.channels.changes import community_channels
from kits.channels.channel import CHANNELS, Channel
from kits.model.artifacts import Page
from kits.render.handbook.channels import channels_page, forms, marks, written
from kits.render.handbook.pages import handbook
from kits.render.sanitising import sanitised
from tests.render.handbook.rendered import example, rendered, seen
from tests.render.pages import Element, words

PAGE = rendered(channels_page(CHANNELS, "en"))


def row_of(page: Element, channel: str) -> list[str]:
    (row,) = page.xpath(f'//tr[@id="{channel}"]')
    return [words(cell) for cell in row]


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=list(CHANNELS))
def test_every_channel_says_how_it_counts_and_where_that_is_stated(channel: Channel) -> None:
    name, live, length, source = row_of(PAGE, channel.id)
    assert name == f"{channel.name} {channel.id}"
    assert live == marks(channel)
    known = [limit for limit in channel.limits if limit.limit or limit.advised]
    assert ("no limit known" in length) == (not known)
    for limit in known:
        assert not limit.limit or f"limit {limit.limit:,}" in length
        assert not limit.advised or f"advised {limit.advised:,}" in length
        assert limit.unit.name in length
    assert ("numbered parts" in length) == channel.splits
    assert source == f"{' '.join(channel.source.split())}, {channel.date}"


def test_what_a_community_changed_or_brought_is_marked_as_its_own() -> None:
    changed = community_channels(
        {"wechat": {"limit": 1500}, "forum": {"like": "markdown", "name": "Our forum"}}, CHANNELS
    )
    page = rendered(channels_page(changed, "en"))
    assert row_of(page, "wechat") == [
        "WeChat wechat this community",
        "none: plain text",
        "limit 1,500 characters",
        "community.yml",
    ]
    assert row_of(page, "forum")[0] == "Our forum forum this community"
    own = page.xpath('//tr[.//span[@class="kits-tag"]]/@id')
    assert own == ["wechat", "forum"]


def test_a_chinese_community_reads_the_names_it_knows() -> None:
    assert row_of(rendered(channels_page(CHANNELS, "zh")), "wechat")[0] == "微信 wechat"


@pytest.mark.parametrize(
    ("channel", "live"),
    [
        ("wechat", "none: plain text"),
        ("email", "quotes; in the HTML beside it, all"),
        ("whatsapp", "bold, italic, struck out, code, quotes"),
        ("slack", "code"),
        ("wecom", "bold, code, links with words of their own, quotes"),
        (
            "discord",
            "bold, italic, struck out, code, links with words of their own, quotes",
        ),
    ],
)
def test_what_stays_of_marks(channel: str, live: str) -> None:
    assert marks(CHANNELS[channel]) == live


def test_what_becomes_of_a_text_is_shown_once_for_channels_that_treat_it_alike() -> None:
    shown = forms(tuple(CHANNELS.values()), "en")
    assert sorted(name for form in shown for name in form.channels) == sorted(
        channel.name for channel in CHANNELS.values()
    )
    assert len({(form.english, form.chinese) for form in shown}) == len(shown) > 5
    (plain,) = [form for form in shown if "WeChat" in form.channels]
    assert {"QQ", "LINE"} <= set(plain.channels)
    assert plain.chinese == (
        "【今晚】\n"
        "带一本书来，哪一本都行：\n"
        "• 一本喜欢的\n"
        "• 一本没读完的\n"
        "\n"
        "「图书馆九点半关门。」\n"
        "\n"
        "先看规则，再出门。\n"
        "规则： https://readers.example/rules\n"
        "\n"
        "怎么走\n"
        "https://readers.example/way"
    )


def test_the_page_shows_each_of_these_texts_as_it_is() -> None:
    texts = [pre.text_content() for pre in PAGE.xpath('//pre[@class="kits-text"]')]
    for channel in CHANNELS.values():
        for sample, locale in ((texts[0], "en"), (texts[1], "zh")):
            assert written(sample, channel, locale) in texts


def test_the_host_leaves_the_page_what_its_layout_hangs_on() -> None:
    pages = handbook(seen(example().community))
    bodies = {page.path: str(sanitised(page.body)) for page in pages if isinstance(page, Page)}
    assert 'class="kits-keys"' in bodies["ops/handbook/channels/index.md"]
    assert 'data-label="Length"' in bodies["ops/handbook/channels/index.md"]
