import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from functools import partial
from urllib.parse import quote

import pytest
from lxml import html

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.kits import Attachment
from kits.render.extras.one_file import MOST, OneFile, one_file
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.render.extras.posters import photograph
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text

SITE = "https://leaders.example/club/"
CODE = "campaigns/biancheng/打卡.png"


def a_file(site: str | None = SITE, pictures: int = 1, **facts: object) -> OneFile:
    render = partial(
        kit_page, a_kit(**facts), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
    )
    named = ((quote(CODE), "content/campaigns/biancheng/打卡.png"),) if pictures else ()
    return one_file(render, site, named)


def written(work: OneFile, picture: bytes = b"") -> str:
    return work.make(lambda _: picture or photograph(800, 600)).decode()


def links(text: str) -> list[str]:
    return html.document_fromstring(text).xpath("//@href | //@src")


def test_it_asks_for_no_other_file() -> None:
    for target in links(written(a_file())):
        assert target.startswith(("#", "data:", "https://")), target


def test_links_lead_to_the_page_online() -> None:
    found = links(written(a_file()))
    assert "https://leaders.example/club/g/shanghai-03/" in found
    assert "https://leaders.example/club/training/leaders/01-first-week/" in found
    assert "https://leaders.example/club/g/shanghai-03/biancheng/" in found


def test_without_a_site_only_links_within_the_page_are_left() -> None:
    text = written(a_file(site=None))
    assert {target[:5] for target in links(text) if not target.startswith("#")} == {"data:"}
    assert "第一周" in text


def test_texts_are_untouched() -> None:
    for locale in ("zh", "en"):
        group = a_group(locale=locale)
        page = html.document_fromstring(
            kit_page(
                a_kit(group=group), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
            ).content
        )
        alone = html.document_fromstring(written(a_file(group=group)).encode())
        for marks in ("data-text", "data-line"):
            texts = [one.text_content() for one in page.xpath(f"//*[@{marks}]")]
            assert texts
            assert [one.text_content() for one in alone.xpath(f"//*[@{marks}]")] == texts


def test_style_and_script_are_those_of_the_page() -> None:
    text = written(a_file())
    known = {asset.path: asset.content.decode() for asset in assets()}
    assert known["assets/kits/kit.css"] in text
    script = re.search(r"<script>(.*)</script>\s*</body>", text, re.DOTALL)
    assert script
    assert script[1] == known["assets/kits/kit.js"]


def test_the_policy_lets_just_our_script_run() -> None:
    text = written(a_file())
    policy = html.document_fromstring(text.encode()).xpath(
        "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    )
    script = re.search(r"<script>(.*)</script>\s*</body>", text, re.DOTALL)
    assert script
    digest = b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_pictures_share_the_room_that_is_left() -> None:
    many = [
        message(
            f"{n}0-photo",
            3,
            n + 8,
            "照片",
            attachments=(Attachment(path=CODE, name="打卡.png", caption="照片"),),
        )
        for n in range(6)
    ]
    text = written(a_file(messages=tuple(many)), photograph())
    assert text.count("data:image/jpeg") == 6
    assert len(text.encode()) <= MOST


def test_what_has_no_room_is_named() -> None:
    long = (message("10-long", 3, 20, "长" * 49_000, attachments=(
        Attachment(path=CODE, name="打卡.png", caption="打卡码"),
    )),)  # fmt: skip
    text = written(a_file(messages=long))
    assert "data:image/jpeg" not in text
    assert (
        '<p class="size">打卡.png · <a href="https://leaders.example/club/campaigns/biancheng/'
        '%E6%89%93%E5%8D%A1.png">请到网页上看</a></p>' in text
    )


def test_no_text_can_ask_for_a_picture() -> None:
    mark = '<!--picture--><img src="../secret.png"><!--else-->x<!--/picture-->'
    mail = text(mark)
    asking = message("10-mark", 3, 20, mark, texts={"email": replace(mail, html=f"<p>{mark}</p>")})
    work = a_file(messages=(asking,), channels=("email",), pictures=0)
    shown = html.document_fromstring(written(work).encode())
    assert shown.xpath("string(//*[@data-text])") == mark
    assert not shown.xpath("//img")


def test_a_small_code_stays_sharp() -> None:
    from kits.render.extras.qr import QrPng
    from tests.render.extras.posters import LINK, nothing, read_code

    text = written(a_file(), QrPng(LINK).make(nothing))
    found = re.search('data:image/png;base64,([^"]+)', text.split("data-kit")[1])
    assert found
    assert read_code(b64decode(found[1])) == LINK


def test_what_is_only_online_is_left_out() -> None:
    kit = a_kit()
    asking = replace(kit.campaign, extras=("poster", "qr", "kit_html"))
    text = written(a_file(campaign=asking))
    assert "poster.png" not in text
    assert "qr.png" not in text
    assert "kit.html" not in text


def test_a_kit_of_many_channels_fits_without_its_previews() -> None:
    channels = ("telegram", "whatsapp", "discord", "wecom", "feishu", "dingtalk")
    bold = "**" + "今晚八点开读，带一本书来。" * 5 + "**"
    many = tuple(
        message(f"{n}0", 3, n, "", texts={channel: text(bold) for channel in channels})
        for n in range(13)
    )
    work = a_file(messages=many, channels=channels, notices=())
    few = a_file(messages=many[:1], channels=channels, notices=())
    assert few.html.count('class="look"') == 5  # one shows texts as they are
    assert 'class="look"' not in work.html
    assert work.html.count('class="text" data-text') == len(many) * len(channels)
    assert len(written(work).encode()) <= MOST


@pytest.mark.parametrize("site", ["https://a.example", "https://a.example/"])
def test_it_says_that_it_stays_as_it_is(site: str) -> None:
    text = written(a_file(site=site))
    assert '<a href="https://a.example/g/shanghai-03/biancheng/">看现在的内容</a>' in text
