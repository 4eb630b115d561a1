from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.kits import Answer, Beside, Kit, Lock
from kits.render.kit_pages import kit_page
from tests.render.pages import Element, each, read, words
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text


def render(kit: Kit, at: datetime = NOW) -> File:
    return kit_page(kit, CHANNELS, BUILT_IN, Clock(at), addresses=Addresses())


def card(page: Element, id: str) -> Element:
    (found,) = page.xpath(f'//details[@id="m-{id}"]')
    return found


def test_every_text_stands_in_the_page_exactly_as_it_is_pasted() -> None:
    for locale in ("zh", "en"):
        kit = a_kit(group=a_group(locale=locale))
        page = read(render(kit))
        live = [m for m in kit.messages if not m.locked]
        shown = {
            (button.get("data-copy"), button.get("data-channel"), button.get("data-version")): (
                button.xpath('ancestor::div[@class="panel"]//*[@data-text]')[0].text_content()
            )
            for button in page.xpath("//button[@data-copy]")
        }
        assert shown == {
            (m.id, channel, text.version): text.text
            for m in live
            for channel, text in m.texts.items()
        }


def test_a_card_says_how_to_post_what_to_send_along_and_what_to_answer() -> None:
    launch = card(read(render(a_kit())), "20-launch")
    assert words(launch.find("summary")) == "12月2日周三 08:00 现在发 20-launch"
    assert each(launch, './p[contains(@class, "how")]') == ["发群公告"]
    assert each(launch, './/p[@class="note"]') == ["先发公告，再发图。"]
    assert each(launch, './/p[@class="size"]')[:1] == ["79 / 2000 字"]
    assert each(launch, './/section[@class="enclosed"]//li') == [
        "打卡码 12月13日周日前有效",
        "转发：活动卡片 总群",
    ]
    (image,) = launch.xpath(".//img")
    assert image.get("src") == "../../../campaigns/biancheng/%E6%89%93%E5%8D%A1.png"
    assert each(launch, './/section[@class="report line"]') == [
        "然后在总群回复 上海三群：已发 复制回复"
    ]


def test_a_correction_leads_the_page_and_what_it_corrects_is_told_below_it() -> None:
    page = read(render(a_kit()))
    first, *_ = page.xpath("//*[@data-message]")
    assert (first.get("id"), first.get("open")) == ("m-26-correction", "")
    (change,) = page.xpath('//div[@class="change"]')
    assert each(change, "./p") == [
        "见面改到 19:30",
        "书店晚点清场。",
        "12月2日周三 11:00 · 已作废：25-old",
    ]
    assert len(page.xpath('//button[@data-copy="26-correction"]')) == 2  # one a channel


def test_a_correction_is_still_to_post_while_the_campaign_is_on() -> None:
    """However long its time has passed; a text that corrects nothing is done after half a day."""
    for days, phases in ((4, ("due", "done")), (6, ("done", "done"))):
        page = read(
            kit_page(
                a_kit(),
                CHANNELS,
                BUILT_IN,
                Clock(NOW + timedelta(days=days)),
                addresses=Addresses(),
            )
        )
        found = {id: card(page, id) for id in ("26-correction", "20-launch")}
        assert tuple(one.get("data-phase") for one in found.values()) == phases
        assert card(page, "26-correction").get("data-asked") == "2026-12-08T00:00:00+08:00"
        assert found["20-launch"].get("data-asked") is None
    assert page.xpath('//*[@data-cards="now"]/*') == []


@pytest.mark.parametrize(
    ("lock", "why"),
    [
        ("replaced", "这条已作废，不要再发。"),
        ("paused", "活动暂停，这条先不要发。"),
        ("withdrawn", "活动已取消，这条不要再发。"),
    ],
)
def test_a_stopped_message_says_why_and_cannot_be_copied(lock: str, why: str) -> None:
    """One that was replaced by nothing leads nowhere."""
    kit = a_kit(messages=(message("20-launch", 2, 8, "开读", locked=lock, report="已发"),))
    stopped = card(read(render(kit)), "20-launch")
    assert each(stopped, './/p[@class="stop"]') == [why]
    assert stopped.xpath(".//button | .//*[@data-text]") == []


def test_a_message_expires_at_its_end_and_not_before() -> None:
    for until, buttons, hidden in ((NOW, 0, False), (NOW + timedelta(minutes=1), 2, True)):
        kit = a_kit(messages=(message("20-launch", 2, 8, "开读", until=until),))
        shown = card(read(render(kit)), "20-launch")
        assert len(shown.xpath(".//button[@data-copy]")) == buttons
        (why,) = shown.xpath(".//*[@data-expired]")
        assert ("hidden" in why.attrib) is hidden


def parts(page: Element) -> dict[str, list[str]]:
    return {
        part.get("data-cards"): [one.get("data-message") for one in part]
        for part in page.xpath("//*[@data-cards]")
    }


def test_one_message_is_open_and_every_other_is_a_line_by_what_it_asks_for() -> None:
    page = read(render(a_kit()))
    assert page.xpath("//*[@data-message][@open]/@data-message") == ["26-correction"]
    assert parts(page) == {
        "now": ["26-correction", "20-launch"],
        "ahead": ["30-chain", "40-moments"],
        "past": ["10-warm-up"],
    }
    assert page.xpath("//*[@data-message]/@data-message")[-1] == "25-old", "locked, at the end"
    assert "hidden" in page.xpath("//*[@data-idle]")[0].attrib
    assert each(page, "//*[@data-next]") == ["下一条 12月3日周四 20:00 30-chain"]
    assert page.xpath("//*[@data-next]/a/@href") == ["#m-30-chain"]


def test_where_nothing_is_due_the_page_says_so_and_the_next_message_stands_below() -> None:
    page = read(
        kit_page(
            a_kit(notices=()),
            CHANNELS,
            BUILT_IN,
            Clock(NOW + timedelta(hours=20)),
            addresses=Addresses(),
        )
    )
    assert page.xpath("//*[@data-message][@open]") == []
    assert parts(page)["now"] == ["30-chain"]
    assert words(card(page, "30-chain").find("summary")) == "12月3日周四 20:00 下一条 30-chain"
    assert "hidden" not in page.xpath("//*[@data-idle]")[0].attrib
    assert "hidden" in page.xpath("//*[@data-next]")[0].attrib


def test_a_correction_whose_hour_is_to_come_leads_where_nothing_is_due() -> None:
    later = tuple(
        replace(one, send_at=one.send_at + timedelta(days=2)) if one.id == "26-correction" else one
        for one in a_kit().messages
    )
    page = read(render(a_kit(messages=later)))
    assert parts(page)["now"] == ["20-launch", "26-correction"]
    page = read(
        kit_page(
            a_kit(messages=later),
            CHANNELS,
            BUILT_IN,
            Clock(NOW + timedelta(hours=20)),
            addresses=Addresses(),
        )
    )
    assert parts(page)["now"] == ["26-correction"]
    assert page.xpath("//*[@data-message][@open]/@data-message") == ["26-correction"]


def test_a_group_with_several_channels_has_one_bar_of_tabs() -> None:
    page = read(render(a_kit()))
    assert page.xpath('//*[@role="tab"]/@data-channel') == ["wechat", "qq"]
    assert each(page, '//*[@role="tab"]') == ["WeChat", "QQ"]
    assert each(card(page, "40-moments"), './/p[contains(@class, "how")]') == [
        "发朋友圈 · 仅发 WeChat"
    ]


def test_a_group_with_one_channel_has_none() -> None:
    kit = a_kit(
        channels=("wechat",),
        messages=(message("20-launch", 2, 8, "", texts={"wechat": text("开读")}),),
        faq=(),
    )
    page = read(render(kit))
    assert page.xpath('//*[@role="tab"] | //*[@data-panel]') == []
    assert each(page, "//button[@data-copy]") == ["复制"]


def test_rich_texts_bring_their_html_and_subject() -> None:
    rich = text("你好", html='<p class="x">你好</p>', subject="开读")
    kit = a_kit(
        channels=("email",), messages=(message("20-launch", 2, 8, "", texts={"email": rich}),)
    )
    page = render(kit).content.decode()
    assert "<template data-html>&lt;p class=&#34;x&#34;&gt;你好&lt;/p&gt;</template>" in page
    assert each(read(render(kit)), "//*[@data-subject]") == ["开读"]


def test_a_name_is_text_wherever_it_stands() -> None:
    evil = '"><script>alert(1)</script>'
    whole = a_kit()
    kit = replace(
        whole,
        group=replace(whole.group, name=evil, leader=evil),
        campaign=replace(whole.campaign, title=evil, place=evil, theme=evil),
        byline=evil,
        contact=evil,
        plan_b=(evil,),
        messages=tuple(replace(m, title=evil, note=evil, report=evil) for m in whole.messages),
    )
    page = read(render(kit))
    assert [each.get("src") for each in page.xpath("//script")] == [page.xpath("//script/@src")[0]]
    assert words(page.find(".//h1")) == evil


@pytest.mark.parametrize(
    ("locale", "spoken", "direction", "phrase"),
    [
        ("zh", "zh", "ltr", "现在要做"),
        ("zh-TW", "zh-TW", "ltr", "现在要做"),
        ("en", "en", "ltr", "What to do now"),
        ("ar", "ar", "rtl", "ما تفعله الآن"),
        ("he", "en", "rtl", "What to do now"),
    ],
)
def test_a_page_speaks_the_language_of_its_group(
    locale: str, spoken: str, direction: str, phrase: str
) -> None:
    """Where the interface does not know it, its words are in English, and the texts as they are."""
    page = read(render(a_kit(group=a_group(locale=locale))))
    assert (page.get("lang"), page.get("dir")) == (spoken, direction)
    assert each(page, '//h2[@id="now"]') == [phrase]
    for said in page.xpath("//*[@data-text] | //*[@data-line] | //h1 | //h3[@dir]"):
        assert said.get("lang", page.get("lang")) == locale


def test_a_paused_campaign_says_so_and_offers_nothing() -> None:
    whole = a_kit()
    paused = replace(
        whole,
        campaign=replace(whole.campaign, state="paused"),
        messages=tuple(replace(message, locked="paused") for message in whole.messages),
    )
    page = read(render(paused))
    assert each(page, '//main/p[@class="stop"]') == ["本活动暂停，所有内容先不要发。"]
    assert page.xpath("//button | //*[@data-text] | //*[@data-line] | //input") == []
    assert each(page, "//h2") == ["有改动", "停发的话术"]


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
def test_what_tells_the_group_of_a_stop_leads_the_page_for_as_long_as_it_would_have_run(
    state: Lock,
) -> None:
    whole = a_kit()
    first, *others = whole.messages
    told = replace(first, id=state, base=state, send_at=NOW - timedelta(days=2))
    stopped = replace(
        whole,
        campaign=replace(whole.campaign, state=state),
        messages=(told, *(replace(message, locked=state) for message in others)),
        notices=(),
    )
    page = read(render(stopped))
    (sentence,) = each(page, '//main/p[@class="stop"]')
    assert "text below" in sentence or "下面这一条" in sentence
    assert page.xpath("//details[@open]/@data-message") == [state]
    assert page.xpath("//*[@data-message][.//*[@data-text]]/@data-message") == [state]
    over = Clock(NOW + timedelta(days=6))
    page = read(kit_page(stopped, CHANNELS, BUILT_IN, over, addresses=Addresses()))
    (sentence,) = each(page, '//main/p[@class="stop"]')
    assert "below" not in sentence
    assert "下面" not in sentence
    assert page.xpath("//details[@open]") == []


@pytest.mark.parametrize(("days", "over"), [(5, False), (6, True)])
def test_once_its_days_are_over_a_campaign_says_so(days: int, over: bool) -> None:
    page = read(
        kit_page(
            a_kit(), CHANNELS, BUILT_IN, Clock(NOW + timedelta(days=days)), addresses=Addresses()
        )
    )
    lines = page.xpath('//p[@class="over"]')
    assert len(lines) == 2  # at the top, and where members ask
    assert ["hidden" not in line.attrib for line in lines] == [over, over]
    assert {line.get("data-over") for line in lines} == {"2026-12-08T00:00:00+08:00"}


def test_a_replaced_message_leads_to_what_holds_now() -> None:
    replaced = card(read(render(a_kit())), "25-old")
    (why,) = replaced.xpath('.//p[@class="stop"]')
    assert words(why) == "这条已作废，请改发更正。 看更正"
    assert replaced.get("data-correction") == "26-correction"
    assert why.xpath("./a/@href") == ["#m-26-correction"]


def test_a_leader_reads_what_to_do_and_what_not() -> None:
    page = read(render(a_kit()))
    (duty,) = page.xpath('//details[@class="duty"]')
    assert each(duty, "./summary") == ["你的分工：要做的，不用做的"]
    assert "发完一条，用它下面那句话到总群报一声。" in each(duty, ".//li")
    silent = replace(message("20-launch", 2, 8, "开读"), report=None)
    (duty,) = read(render(a_kit(messages=(silent,)))).xpath('//details[@class="duty"]')
    assert "发完一条，用它下面那句话到总群报一声。" not in each(duty, ".//li")
    hq = replace(message("05-hq", 2, 8, "大家好"), to="hq")
    assert read(render(a_kit(messages=(hq,)))).xpath('//details[@class="duty"]') == []


def test_every_answer_unfolds_by_its_question() -> None:
    page = read(render(a_kit()))
    assert each(page, '//details[@class="answer"]/summary') == ["可以补吗？"]
    assert each(page, '//details[@class="answer"]//*[@data-line]') == ["可以。", "可以补。"]


def test_a_text_whose_marks_act_shows_how_it_will_look() -> None:
    texts = {"telegram": text("**开读** <b>"), "wechat": text("**开读**")}
    kit = a_kit(channels=("telegram", "wechat"), messages=(message("1", 2, 8, "", texts=texts),))
    page = read(render(kit))
    (look,) = page.xpath('//details[@class="look"]')
    assert look.getparent().get("data-panel") == "telegram"
    assert each(look, ".//b") == ["开读"]
    assert words(look.xpath("./div")[0]) == "开读 <b>"
    assert each(page, "//*[@data-text]") == ["**开读** <b>", "**开读**"]


def test_a_channel_that_has_a_link_for_it_is_one_tap_away() -> None:
    texts = {"whatsapp": text("开读"), "wechat": text("开读")}
    kit = a_kit(channels=("whatsapp", "wechat"), messages=(message("1", 2, 8, "", texts=texts),))
    page = read(render(kit))
    (link,) = page.xpath("//a[@data-share]")
    assert link.get("data-share") == "https://wa.me/?text={text}"
    assert (link.get("rel"), link.get("href")) == ("noreferrer", None)
    assert each(page, '//*[@data-panel="wechat"]//p[@data-after]') == ["打开WeChat，粘贴到群里。"]


def test_a_kit_with_nothing_is_still_a_page() -> None:
    bare = a_kit(
        messages=(),
        notices=(),
        faq=(),
        checklist=(),
        lessons=(),
        plan_b=(),
        contact=None,
        byline=None,
    )
    page = read(render(bare))
    assert each(page, '//section[@class="todo"]/p[not(@hidden)]') == ["现在没有要发的内容。"]
    assert each(page, "//section[not(@hidden)]/h2") == ["现在要做"]
    assert page.xpath("//details") == []


def test_a_page_asks_nothing_of_other_origins() -> None:
    page = read(render(a_kit()))
    addresses = page.xpath("//@src | //link/@href")
    assert [a for a in addresses if not a.startswith("../../../")] == []


def test_the_same_kit_gives_the_same_bytes_until_a_phase_changes() -> None:
    a_minute = timedelta(minutes=1)
    assert kit_page(a_kit(), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()) == kit_page(
        a_kit(), CHANNELS, BUILT_IN, Clock(NOW + a_minute), addresses=Addresses()
    )


def test_a_kit_asks_for_hands_where_they_are_wanted_and_there_is_time() -> None:
    until = date(2026, 12, 9)
    lacks = tuple(
        Answer(id=id, q=id, texts={"wechat": f"来 {id}", "qq": f"来 {id}"}, until=day)
        for id, day in (("cards", None), ("tea", until), ("late", until - timedelta(days=8)))
    )
    kit = a_kit(beside=Beside(lacks=lacks))
    (part,) = read(render(kit)).xpath('//section[@aria-labelledby="lacks"]')
    assert each(part, ".//h2") == ["想找人搭把手"]
    assert each(part, ".//details[@class='answer']/summary") == ["cards", "tea"]
    assert each(part, ".//*[@data-line]") == ["来 cards"] * 2 + ["来 tea"] * 2
    assert each(part, ".//button") == ["复制"] * 4
    for state in ("paused", "withdrawn"):
        stopped = replace(kit, campaign=replace(kit.campaign, state=state))
        assert read(render(stopped)).xpath('//section[@aria-labelledby="lacks"]') == []
    over = read(render(kit, NOW + timedelta(days=90)))
    assert over.xpath('//section[@aria-labelledby="lacks"]') == []
