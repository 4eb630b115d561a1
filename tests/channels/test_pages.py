"""The HTML of mails and articles, read back by a browser and by Python's e-mail parser."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import nh3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from kits.channels.channel import CHANNELS
from kits.channels.characters import clean_value
from kits.channels.nodes import Link, Message, Paragraph, Text, Value
from kits.channels.pages import ATTRIBUTES, TAGS
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from kits.channels.urls import encode_part
from kits.channels.writing import write, write_page
from tests.channels.hostile import MANY
from tests.channels.trees import ADDRESS, MESSAGES, VALUES, Sees, Shown, meant, tidy

LIVE = Sees(heading="heading", bullet="", rule="", tables=True, anchors=True)
SEES = {
    "email": LIVE,
    "wechat-article": Sees(
        heading="heading", bullet="", rule="", tables=True, block=None, labels=False
    ),
}
NAMES = {"STRONG": "bold", "EM": "italic", "S": "strike", "CODE": "code", "BLOCKQUOTE": "quote"}
READ = """htmls => htmls.map(html => {
    const read = [], page = new DOMParser().parseFromString(html, "text/html");
    const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const on = [];
        for (let at = texts.currentNode.parentElement; at !== page.body; at = at.parentElement)
            on.push(at.tagName === "A" ? "link " + at.getAttribute("href") : at.tagName);
        read.push([texts.currentNode.data, on]);
    }
    return read;
})"""
TOKEN, LINK = value_token(0, url=False), value_token(1, url=True)


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def shown(page: Page, *htmls: str) -> list[Shown]:
    return [
        tidy((text, frozenset(filter(None, map(_style, on)))) for text, on in read)
        for read in page.evaluate(READ, list(htmls))
    ]


def _style(tag: str) -> str | None:
    return (
        tag if tag.startswith("link") else NAMES.get(tag, "heading" * bool(re.match("H[1-6]", tag)))
    )


@pytest.mark.parametrize("channel", SEES)
@given(message=MESSAGES, values=VALUES)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_meant_is_what_is_read(
    channel: str, message: Message, values: list[str], browser_page: Page
) -> None:
    html = write_page(message, CHANNELS[channel], "en").fill(values)
    (found,) = shown(browser_page, html)
    assert found == meant(message, values, SEES[channel]), html


@pytest.mark.parametrize("channel", SEES)
def test_a_hostile_value_stays_text(channel: str, browser_page: Page) -> None:
    message = Message((Paragraph((Text("前"), Value(0), Text("后"))),))
    page = write_page(message, CHANNELS[channel], "zh")
    found = shown(browser_page, *(page.fill([value]) for value in MANY))
    for value, read in zip(MANY, found, strict=True):
        assert read == meant(message, [value], SEES[channel])


def test_a_value_in_an_address_stays_in_it() -> None:
    link = Link(f"https://x.cn/?c={TOKEN}", (Value(0),))
    page = write_page(Message((Paragraph((link,)),)), CHANNELS["email"], "zh")
    for value in MANY:
        html = page.fill([value])
        assert re.findall('href="([^"]*)"', html) == [
            f"https://x.cn/?c={encode_part(clean_value(value))}"
        ]


@pytest.mark.parametrize("channel", SEES)
@given(message=MESSAGES, values=VALUES)
@settings(max_examples=100)
def test_a_sanitiser_finds_nothing_to_take(
    channel: str, message: Message, values: list[str]
) -> None:
    html = write_page(message, CHANNELS[channel], "en").fill(values)
    allowed = {tag: {*ATTRIBUTES.get(tag, ()), "style"} for tag in TAGS}
    clean = nh3.clean(html, tags=set(TAGS), attributes=allowed, link_rel=None)
    assert nh3.clean(clean, tags=set(TAGS), attributes=allowed, link_rel=None) == clean
    assert re.findall("<[^>]*>", clean) == re.findall("<[^>]*>", html)


REFUSED = re.compile(
    r"\s(?:class|id|on\w+)=|<(?:script|style|pre|iframe)|font-family|text-align:\s*(?:start|end)"
    r"|\bwidth:\s*\d+px|!important"
)


@given(message=MESSAGES, values=VALUES)
@settings(max_examples=100)
def test_an_article_holds_nothing_that_its_editor_drops(
    message: Message, values: list[str]
) -> None:
    html = write_page(message, CHANNELS["wechat-article"], "zh").fill(values)
    assert not any(map(REFUSED.search, re.findall("<[^>]*>", html)))


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ("https://x.cn/a?b=1&c=(2)", "https://x.cn/a?b=1&amp;c=%282%29"),
        ("javascript:alert(1)", "#"),
        ("#小程序://灯下/AbC", "#"),
    ],
)
def test_a_value_leads_only_to_the_web(value: str, href: str) -> None:
    html = write_page(parse(f"[看]({LINK})"), CHANNELS["email"], "zh").fill(["", value])
    assert f'<a href="{href}"' in html


def test_what_no_link_may_lead_to_is_taken_out() -> None:
    page = write_page(
        parse("[看](javascript:alert(1)) #小程序://灯下/AbC"), CHANNELS["email"], "zh"
    )
    html = page.fill([])
    assert "javascript" not in html
    assert "href" not in html


def test_a_mark_is_no_word_of_the_text() -> None:
    html = write_page(parse(f"blank0z blankx1z {TOKEN}"), CHANNELS["email"], "en").fill(["小"])
    assert "blank0z blankx1z 小" in html


def test_an_empty_message_is_an_empty_page() -> None:
    assert {write_page(Message(), CHANNELS[each], "zh").fill([]) for each in SEES} == {""}


@given(message=MESSAGES, values=VALUES, subject=st.sampled_from(MANY))
@settings(max_examples=100)
def test_a_mail_is_read_back_whole(message: Message, values: list[str], subject: str) -> None:
    """Both parts, whatever the transport makes of long lines and of other letters than ASCII."""
    channel = CHANNELS["email"]
    text = write(message, channel, "zh").fill(values)
    html = write_page(message, channel, "zh").fill(values)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = title = " ".join("".join(c for c in subject if c.isprintable()).split())
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    sent = mail.as_bytes()
    assert max(map(len, sent.split(b"\r\n"))) <= 998
    read = message_from_bytes(sent, policy=SMTP)
    plain, rich = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")
    assert rich.get_content().replace("\r\n", "\n").rstrip("\n") == html.rstrip("\n")
    assert title in str(read["Subject"]) or not title.isascii()


def test_an_address_stands_clear(browser_page: Page) -> None:
    html = write_page(parse(f"报名：{ADDRESS}，谢谢"), CHANNELS["email"], "zh").fill([])
    assert f'报名： <a href="{ADDRESS}"' in html
    assert "</a> ，谢谢" in html
