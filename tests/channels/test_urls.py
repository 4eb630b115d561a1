"""Addresses in ASCII."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.tokens import value_token
from kits.channels.urls import UrlValue, encode_part, encode_tokenised, encode_url
from tests.channels import tdlib

NAME = value_token(0, url=False)
LINK = value_token(1, url=True)
COMMON = re.compile(r"https?://[-A-Za-z0-9+&@#/%?=~_|!:,.;]*[-A-Za-z0-9+&@#/%=~_|]")
"""What many clients are made with."""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.cn/a?b=c&d=e#f", "https://x.cn/a?b=c&d=e#f"),
        ("https://x.cn/a_(b)*c", "https://x.cn/a_%28b%29%2Ac"),
        (
            "https://x.cn/打卡?组=上海 03#顶",
            "https://x.cn/%E6%89%93%E5%8D%A1?%E7%BB%84=%E4%B8%8A%E6%B5%B7%2003#%E9%A1%B6",
        ),
        ("https://x.cn/%E6%89%93?a=100%", "https://x.cn/%E6%89%93?a=100%25"),
        ("https://例子.中国:8080/a", "https://xn--fsqu00a.xn--fiqs8s:8080/a"),
        ("https://Bücher.de", "https://xn--bcher-kva.de"),
        ("HTTPS://X.cn", "https://X.cn"),
        ("https://u:p@x.cn/", "https://u:p@x.cn/"),
        ("https://x.cn/a.", "https://x.cn/a%2E"),
        ("https://x.cn/a?!", "https://x.cn/a?%21"),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
        ("https://[x", "https://%5Bx"),
        ('https://x.cn/<b>"`\\{}|^', "https://x.cn/%3Cb%3E%22%60%5C%7B%7D%7C%5E"),
        ("https://x.cn/a?b[0]=c|d&e=f*g*h", "https://x.cn/a?b%5B0%5D=c%7Cd&e=f%2Ag%2Ah"),
        ("https://x.cn/O'Neill?cost=$5", "https://x.cn/O%27Neill?cost=%245"),
        ("https://x.cn/~ann/~", "https://x.cn/~ann/%7E"),
        ("https://x.cn/?q=a+b+&c=&", "https://x.cn/?q=a+b+&c=&"),
        ("https://x.cn/@ann", "https://x.cn/@ann"),
        ("https://x.cn/a#", "https://x.cn/a#"),
        ("https://x.cn/a?#", "https://x.cn/a?#"),
        ("https://x.cn/a.#b", "https://x.cn/a.#b"),
        ("https://u*:p(@例子.中国/", "https://u%2A:p%28@xn--fsqu00a.xn--fiqs8s/"),
        ("mailto:ann@x.cn?subject=读 书", "mailto:ann@x.cn?subject=%E8%AF%BB%20%E4%B9%A6"),
        ("#小程序://灯下读书/AbC", "#小程序://灯下读书/AbC"),
        ("", ""),
    ],
)
def test_encoding(url: str, expected: str) -> None:
    assert encode_url(url) == expected


@given(st.text() | st.text().map("https://x.cn/".__add__) | st.text().map("https://".__add__))
def test_any_text_becomes_a_clear_address(text: str) -> None:
    encoded = encode_url(text)
    if not text.startswith("#小程序://"):
        assert encoded.isascii()
        assert not set(encoded) & set(" \n\t()<>\"'`*\\$")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_part_is_one_part(text: str) -> None:
    encoded = encode_part(text)
    assert unquote(encoded) == text
    assert not set(encoded) & set("/?#&=:@+ ()")


RECOGNISED = st.text("ab1/._-=%&*|[](){}^`'\"\\$@!~,;:<># 道城（）", max_size=15)


@given(path=RECOGNISED, query=RECOGNISED, fragment=RECOGNISED)
def test_an_address_is_taken_whole_and_leads_where_it_led(
    path: str, query: str, fragment: str
) -> None:
    """By Telegram, by a recogniser that knows the commonest characters alone, and by a browser."""
    path, query = path.replace("#", ""), query.replace("#", "")
    typed = f"https://x.cn/{path}?q={query}#a{fragment}b"
    encoded = encode_url(typed)
    assert tdlib.addresses(f"看 {encoded} 吧") == [encoded]
    assert COMMON.findall(f"看 {encoded} 吧") == [encoded]
    was, is_ = urlsplit(typed), urlsplit(encoded)
    assert [unquote(part) for part in is_] == [unquote(part) for part in was]
    assert parse_qsl(is_.query, True) == parse_qsl(was.query, True)


def test_values_inside() -> None:
    assert encode_tokenised(f"https://x.cn/城?c={NAME}&d=(1)") == (
        "https://x.cn/%E5%9F%8E?c=",
        UrlValue(0, whole=False),
        "&d=%281%29",
    )
    assert encode_tokenised(f"https://{NAME}.x.cn") == (
        "https://",
        UrlValue(0, whole=False),
        ".x.cn",
    )
    assert encode_tokenised(f"{LINK}&d=(1)#顶") == (UrlValue(1, whole=True), "&d=%281%29#%E9%A1%B6")
    assert encode_tokenised("") == ()
