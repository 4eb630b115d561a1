from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kits.channels.channel import CHANNELS
from kits.locale import BUILT_IN
from kits.model.addresses import Address, Addresses
from kits.model.clocks import Clock
from kits.model.kits import Kit, LessonLink, Lock
from kits.render.cards import only_words, stop_words
from kits.render.group_homes import Led, PastKit, group_home, leader_home
from kits.render.phone import phase_words
from kits.render.phones import lessons_due
from tests.render.hosted import seen
from tests.render.pages import Element, each, read
from tests.render.sample import NOW, a_group, a_kit, text
from tests.tongues import ZH

KIT = a_kit()
PAST = PastKit(id="autumn", title="秋日共读", starts=date(2026, 9, 1), ends=date(2026, 9, 7))
CAMPAIGN = "五天读完《边城》"


def rows(page: Element, part: str) -> list[str]:
    return each(page, f'//*[@data-rows="{part}"]/li')


def lines(page: Element, part: str) -> list[str]:
    return each(page, f'//*[@data-cards="{part}"]/details/summary')


def ticks(page: Element, message: str) -> list[str]:
    """The groups to tick once the text of a message was pasted there."""
    return each(page, f'//details[@data-message="{message}"]//fieldset/label')


def copied(page: Element) -> list[str]:
    """What the home offers to copy."""
    found: list[str] = page.xpath("//button/@data-copy")
    return found


def kit_of(id: str, name: str, zone: str = "Asia/Shanghai") -> Kit:
    messages = tuple(replace(m, send_at=m.send_at.astimezone(ZoneInfo(zone))) for m in KIT.messages)
    return replace(KIT, group=a_group(id=id, name=name, timezone=zone), messages=messages)


def led(kit: Kit, **facts: object) -> Led:
    return Led(**({"group": kit.group, "role": "leader", "kits": [kit]} | facts))  # type: ignore[arg-type]  # facts of any field


def stopped(kit: Kit, state: Lock) -> Kit:
    messages = tuple(replace(message, locked=state) for message in kit.messages)
    return replace(kit, campaign=replace(kit.campaign, state=state), messages=messages)


def test_a_group_sees_what_to_send_now_next_and_later() -> None:
    file = group_home(
        KIT.group, [KIT], [PAST], KIT.lessons, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
    )
    assert file.path == "g/shanghai-03/index.html"
    page = read(file)
    assert lines(page, "now") == [
        f"12月2日周三 12:00 {phase_words(ZH)['asked']} 26-correction",
        "12月2日周三 08:00 现在发 20-launch",
    ]
    assert lines(page, "ahead") == ["12月3日周四 20:00 下一条 30-chain"]
    assert rows(page, "later") == [f"12月4日周五 20:00 40-moments {CAMPAIGN}"]
    assert rows(page, "done") == [f"12月1日周二 20:00 10-warm-up {CAMPAIGN}"]


def test_one_text_is_open_with_its_button_and_the_next_is_a_line() -> None:
    page = read(
        group_home(KIT.group, [KIT], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    (lead,) = page.xpath('//details[@class="card"][@open]')
    assert lead.get("data-message") == "26-correction"
    assert lead.get("data-kit") == "shanghai-03/biancheng"
    correction = KIT.messages[3].texts["wechat"]
    assert lead.xpath("string(.//*[@data-text])") == correction.text
    assert lead.xpath(".//button/@data-version")[0] == correction.version
    assert each(page, "//*[@data-next][not(@hidden)]") == ["下一条 12月3日周四 20:00 30-chain"]
    assert page.xpath("//*[@data-idle]/@hidden")


def test_where_nothing_is_due_the_home_says_so_and_what_comes_next() -> None:
    page = read(
        group_home(
            KIT.group,
            [replace(KIT, notices=())],
            [],
            [],
            CHANNELS,
            BUILT_IN,
            Clock(NOW + timedelta(hours=20)),
            addresses=Addresses(),
        )
    )
    assert each(page, '//section[@class="todo"]//p[not(@hidden)][not(ancestor::details)]') == [
        "现在没有要发的内容。"
    ]
    assert page.xpath('//details[@class="card"][@open]') == []
    assert lines(page, "now") == ["12月3日周四 20:00 下一条 30-chain"]


def test_what_is_sent_next_leads_to_its_kit_where_that_is_days_ahead() -> None:
    page = read(
        group_home(
            KIT.group,
            [KIT],
            [],
            [],
            CHANNELS,
            BUILT_IN,
            Clock(NOW - timedelta(days=4)),
            addresses=Addresses(),
        )
    )
    assert rows(page, "next") == [f"12月1日周二 20:00 下一条 10-warm-up {CAMPAIGN}"]
    assert page.xpath('//*[@data-rows="next"]//a/@href') == [
        "../shanghai-03/biancheng/#m-10-warm-up"
    ]
    assert copied(page) == []


def test_texts_of_a_day_and_a_half_stand_in_a_home_and_no_more_than_twelve() -> None:
    page = read(
        group_home(KIT.group, [KIT], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    assert "40-moments" not in copied(page)
    many = tuple(
        replace(KIT.messages[1], id=f"50-{n}", send_at=NOW + timedelta(hours=n)) for n in range(40)
    )
    page = read(
        group_home(
            KIT.group,
            [replace(KIT, messages=many)],
            [],
            [],
            CHANNELS,
            BUILT_IN,
            Clock(NOW),
            addresses=Addresses(),
        )
    )
    assert len(page.xpath('//details[@class="card"]')) == 12
    assert rows(page, "later")[0] == f"12月3日周四 00:00 20-launch {CAMPAIGN}"


def test_a_message_that_is_due_and_finds_no_room_has_a_row_that_leads_to_its_kit() -> None:
    many = tuple(replace(KIT.messages[1], id=f"50-{n:02}") for n in range(14))
    page = read(
        group_home(
            KIT.group,
            [replace(KIT, messages=many)],
            [],
            [],
            CHANNELS,
            BUILT_IN,
            Clock(NOW),
            addresses=Addresses(),
        )
    )
    assert page.xpath('//*[@data-rows="due"]//a/@href') == [
        "../shanghai-03/biancheng/#m-50-12",
        "../shanghai-03/biancheng/#m-50-13",
    ]


def test_messages_of_two_campaigns_may_bear_one_name() -> None:
    other = replace(KIT, campaign=replace(KIT.campaign, id="hulan", title="《呼兰河传》"))
    page = read(
        group_home(
            KIT.group, [KIT, other], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
        )
    )
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert sorted(page.xpath('//details[@data-message="20-launch"]/@data-kit')) == [
        "shanghai-03/biancheng",
        "shanghai-03/hulan",
    ]


def test_a_correction_leads_as_long_as_its_campaign_is_on_and_what_it_replaces_is_told() -> None:
    for at in (NOW, NOW + timedelta(days=4)):
        page = read(
            group_home(
                KIT.group, [KIT], [], [], CHANNELS, BUILT_IN, Clock(at), addresses=Addresses()
            )
        )
        assert page.xpath("//details[@open]/@data-message") == ["26-correction"]
        (change,) = each(page, '//section[@class="news"]//*[@class="change"]')
        assert change == (
            "见面改到 19:30 书店晚点清场。 12月2日周三 11:00 · 五天读完《边城》 · 已作废：25-old"
        )


def test_a_replaced_message_is_listed_and_cannot_be_ticked() -> None:
    page = read(
        group_home(KIT.group, [KIT], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    (item,) = page.xpath('//li[@data-phase="locked"]')
    assert "这条已作废" in item.text_content()
    assert item.xpath(".//@data-tick") == []
    assert item.xpath(".//a/@href") == ["../shanghai-03/biancheng/#m-25-old"]


def test_a_stopped_campaign_is_told_first_and_nothing_of_it_is_to_be_sent() -> None:
    states: tuple[tuple[Lock, str], ...] = (("paused", "活动暂停"), ("withdrawn", "活动已取消"))
    for state, says in states:
        page = read(
            group_home(
                KIT.group,
                [stopped(KIT, state)],
                [],
                [],
                CHANNELS,
                BUILT_IN,
                Clock(NOW),
                addresses=Addresses(),
            )
        )
        (told,) = page.xpath('//*[@class="stop"]')
        assert CAMPAIGN in told.text_content()
        assert says in told.text_content()
        assert told.xpath(".//a/@href") == ["../shanghai-03/biancheng/"]
        assert page.xpath("//*[@data-tick]") == []
        assert len(page.xpath('//li[@data-phase="locked"]')) == len(KIT.messages)
        (listed,) = page.xpath('//*[@class="state"]')
        assert listed.text_content()


def test_a_stop_with_a_text_that_says_so_leaves_that_to_be_posted() -> None:
    kit = stopped(KIT, "paused")
    telling = replace(kit.messages[0], id="paused", base="paused", locked=None)
    kit = replace(kit, messages=(telling, *kit.messages[1:]))
    file = group_home(
        KIT.group, [kit], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
    )
    (told,) = read(file).xpath('//*[@class="stop"]/p[2]')
    assert told.text_content() == only_words("paused", ZH) != stop_words("paused", ZH)
    assert read(file).xpath("//details[@open]/@data-message") == ["paused"]


def test_what_is_over_leads_no_longer_and_its_kit_is_still_there() -> None:
    later = NOW.replace(day=9)
    for kit in (KIT, stopped(KIT, "withdrawn")):
        page = read(
            group_home(
                KIT.group,
                [kit],
                [PAST],
                [],
                CHANNELS,
                BUILT_IN,
                Clock(later),
                addresses=Addresses(),
            )
        )
        assert page.xpath('//*[@class="news" or @class="stop"]') == []
        assert page.xpath('//li[@data-phase="locked"]') == []
        past = page.xpath('//h2[text()="以前的活动"]/..//a/@href')
        assert past == ["../shanghai-03/biancheng/", "../../campaigns/autumn/"]


def test_each_row_leads_to_its_message_and_knows_its_texts() -> None:
    page = read(
        group_home(KIT.group, [KIT], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    (first, *_) = page.xpath('//*[@data-rows="done"]//a')
    assert first.get("href") == "../shanghai-03/biancheng/#m-10-warm-up"
    assert first.get("data-of") == "shanghai-03/biancheng"
    assert first.get("data-tick") == "10-warm-up"
    assert first.get("data-versions") == " ".join(
        f"{channel}:{text.version}" for channel, text in KIT.messages[0].texts.items()
    )


def test_campaigns_lessons_and_past_kits_are_listed() -> None:
    page = read(
        group_home(
            KIT.group,
            [KIT],
            [PAST],
            KIT.lessons,
            CHANNELS,
            BUILT_IN,
            Clock(NOW),
            addresses=Addresses(),
        )
    )
    assert each(page, '//ul[@class="list"]/li') == [
        "第一周 8 分钟",
        "五天读完《边城》 2026年12月1日至7日",
        "秋日共读 2026年9月1日至7日",
    ]
    assert "../../training/leaders/01-first-week/" in page.xpath("//a/@href")
    assert page.xpath("//footer//a/@href") == ["calendar.ics", "../../help/"]


def test_homes_lead_to_help_in_the_language_of_their_readers() -> None:
    homes = (
        group_home(
            KIT.group,
            [KIT],
            [],
            [],
            CHANNELS,
            BUILT_IN,
            Clock(NOW),
            help=Address("help/en/"),
            addresses=Addresses(),
        ),
        leader_home(
            "zhou",
            "周远山",
            [],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            help=Address("help/en/"),
            addresses=Addresses(),
        ),
    )
    for home in homes:
        assert "../../help/en/" in read(home).xpath("//footer//a/@href")


def test_a_group_without_campaigns_has_a_calm_home() -> None:
    page = read(
        group_home(
            a_group(locale="en"), [], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
        )
    )
    assert each(page, '//section[@class="todo"]/p[not(@hidden)]') == ["Nothing to post right now."]
    assert page.xpath("//*[@data-part][not(@hidden)]") == []


def test_a_lesson_is_due_until_it_is_taken_or_its_campaign_is_over() -> None:
    (lesson,) = KIT.lessons
    chinese = replace(KIT, lessons=(replace(lesson, lesson="01-first-week.zh"),))
    other = LessonLink(track="leaders", lesson="01-first", title="x", minutes=None)
    view = replace(seen({}), clock=Clock(NOW))
    later = replace(view, clock=Clock(NOW.replace(day=9)))
    assert lessons_due([KIT, KIT], (), view) == KIT.lessons
    assert lessons_due([KIT], {"leaders/01-first-week"}, view) == ()
    assert lessons_due([chinese], {"leaders/01-first-week"}, view) == ()
    assert lessons_due([replace(KIT, lessons=(other,))], {"leaders/01-first-week"}, view) == (
        other,
    )
    assert lessons_due([KIT], (), later) == ()
    assert lessons_due([stopped(KIT, "paused")], (), view) == ()


def test_a_leader_sees_one_row_with_all_groups_that_post_at_once() -> None:
    kits = [
        kit_of("shanghai", "上海"),
        kit_of("hangzhou", "杭州"),
        kit_of("berlin", "Berlin", "Europe/Berlin"),
    ]
    file = leader_home(
        "mira",
        "小满",
        [led(kit) for kit in kits],
        CHANNELS,
        Clock(NOW),
        locale=ZH,
        addresses=Addresses(),
    )
    assert file.path == "l/mira/index.html"
    page = read(file)
    assert rows(page, "later") == [
        f"12月4日周五 13:00 柏林时间 40-moments {CAMPAIGN} Berlin",
        f"12月4日周五 20:00 上海时间 40-moments {CAMPAIGN} 上海 杭州",
    ]
    assert page.xpath('//*[@data-rows="later"]//a/@href')[1:] == [
        "../../g/shanghai/biancheng/#m-40-moments",
        "../../g/hangzhou/biancheng/#m-40-moments",
    ]
    assert len(page.xpath('//*[@class="change"]')) == 1, "a change is told once for all groups"


def test_an_equal_text_is_copied_once_and_ticked_for_each_group() -> None:
    kits = [kit_of(id, id) for id in ("shanghai", "hangzhou", "nanjing", "suzhou", "wuxi")]
    page = read(
        leader_home(
            "mira",
            "小满",
            [led(kit) for kit in kits],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            addresses=Addresses(),
        )
    )
    launch = KIT.messages[1].texts
    cards = page.xpath('//details[@data-message="20-launch"]')
    assert [each(card, ".//button[@data-copy]") for card in cards] == [
        ["复制到微信"],
        ["复制到QQ"],
    ], "one for each text, and each has one button"
    (first, _) = cards
    assert first.xpath(".//*[@data-text]")[0].text_content() == launch["wechat"].text
    boxes = first.xpath('.//input[@type="checkbox"]')
    assert [box.get("data-of") for box in boxes] == [f"{kit.group.id}/biancheng" for kit in kits]
    assert {
        (box.get("data-tick"), box.get("data-place"), box.get("data-version")) for box in boxes
    } == {("20-launch", "wechat", launch["wechat"].version)}
    assert boxes[0].get("data-versions") == " ".join(
        f"{channel}:{text.version}" for channel, text in launch.items()
    )


def test_one_text_in_two_channels_is_one_card_and_a_group_is_ticked_once() -> None:
    same = {"wechat": text("有人读过吗？"), "qq": text("有人读过吗？")}
    kits = [kit_of(id, id) for id in ("shanghai", "hangzhou")]
    kits = [replace(kit, messages=(replace(kit.messages[1], texts=same),)) for kit in kits]
    page = read(
        leader_home(
            "mira",
            "小满",
            [led(kit) for kit in kits],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            addresses=Addresses(),
        )
    )
    assert copied(page) == ["20-launch"]
    assert ticks(page, "20-launch") == ["shanghai · 微信", "hangzhou · 微信"]
    other = kit_of("nanjing", "nanjing")
    two = [led(kits[0]), led(replace(other, messages=()))]
    page = read(
        leader_home("mira", "小满", two, CHANNELS, Clock(NOW), locale=ZH, addresses=Addresses())
    )
    assert copied(page) == ["20-launch"], "also where one group alone gets it"
    assert page.xpath("//details/@data-kit") == ["shanghai/biancheng"]


def test_a_text_that_differs_has_a_card_of_its_own_which_says_for_whom() -> None:
    kits = [kit_of(id, id) for id in ("shanghai", "hangzhou", "nanjing")]
    own = replace(KIT.messages[1], texts={"wechat": text("南京的朋友，开读了。")})
    kits[2] = replace(kits[2], channels=("wechat",), messages=(own,))
    page = read(
        leader_home(
            "mira",
            "小满",
            [led(kit) for kit in kits],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            addresses=Addresses(),
        )
    )
    assert "nanjing 12月2日周三 08:00 现在发 20-launch" in lines(page, "now")
    (alone,) = page.xpath('//details[@data-kit="nanjing/biancheng"]')
    assert alone.xpath(".//input") == [], "a copy says enough"
    assert ticks(page, "20-launch")[:2] == ["shanghai · 微信", "hangzhou · 微信"]


def test_groups_that_need_another_subject_hour_or_picture_are_not_ticked_together() -> None:
    letter = {"email": text("你好", subject="开读")}
    base = replace(KIT.messages[1], texts=letter)
    alike = replace(base, report="杭州：已发")
    for other in (
        replace(base, texts={"email": text("你好", subject="又开读了")}),
        replace(base, send_at=base.send_at + timedelta(hours=1)),
        replace(base, note="先发图。"),
        replace(base, attachments=()),
        replace(base, until=NOW + timedelta(hours=2)),
    ):
        kits = [
            replace(kit_of(id, id), channels=("email",), messages=(message,))
            for id, message in (("shanghai", base), ("hangzhou", alike), ("nanjing", other))
        ]
        page = read(
            leader_home(
                "mira",
                "小满",
                [led(kit) for kit in kits],
                CHANNELS,
                Clock(NOW),
                locale=ZH,
                addresses=Addresses(),
            )
        )
        assert ticks(page, "20-launch") == ["shanghai", "hangzhou"]
        assert page.xpath('//details[@data-kit="nanjing/biancheng"]')
        answer = page.xpath('//details[.//fieldset]//section[@class="report line"]//*[@data-line]')
        assert [line.text_content() for line in answer] == ["上海三群：已发\n杭州：已发"]


def test_groups_of_one_zone_need_not_be_told_whose_clock_it_is() -> None:
    kits = [kit_of("shanghai", "上海"), kit_of("hangzhou", "杭州")]
    page = read(
        leader_home(
            "mira",
            "小满",
            [led(kit) for kit in kits],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            addresses=Addresses(),
        )
    )
    assert page.xpath('//*[@class="clock-of"]') == []


def test_a_leader_of_one_group_has_what_the_group_has() -> None:
    home = read(
        leader_home(
            "mira",
            "小满",
            [led(KIT)],
            CHANNELS,
            Clock(NOW),
            locale=ZH,
            lessons=KIT.lessons,
            addresses=Addresses(),
        )
    )
    group = read(
        group_home(
            KIT.group, [KIT], [], KIT.lessons, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
        )
    )
    for part in ("due", "next", "later", "done"):
        assert rows(home, part) == rows(group, part)
    for part in ("now", "ahead", "past"):
        assert lines(home, part) == lines(group, part)
    assert home.xpath("//details[@open]/@data-kit") == ["shanghai-03/biancheng"]
    assert home.xpath('//a[contains(@href, "training/")]/@href') == [
        "../../training/leaders/01-first-week/"
    ]


def test_a_deputy_is_told_whose_place_they_take() -> None:
    for facts, says in (
        ({"leader": "小满"}, "你是副群管，群管 小满"),
        ({"others": ("阿岚", "小舟")}, "这个群暂时没有群管，一起代管的还有 阿岚、小舟"),
        ({}, "这个群暂时没有群管，由你一个人代管"),
    ):
        taken = led(KIT, role="deputy", **facts)
        page = read(
            leader_home(
                "zhou",
                "周远山",
                [led(kit_of("x", "x")), taken],
                CHANNELS,
                Clock(NOW),
                locale=ZH,
                addresses=Addresses(),
            )
        )
        assert each(page, '//ul[@class="list own"]/li') == ["x 日历", f"上海灯下三群 {says} 日历"]


def test_forty_groups_are_ticked_under_one_text_and_folded_where_nothing_is_due() -> None:
    groups = [led(kit_of(f"g-{n}", f"{n} 群")) for n in range(40)]
    page = read(
        leader_home("mira", "小满", groups, CHANNELS, Clock(NOW), locale=ZH, addresses=Addresses())
    )
    assert len(ticks(page, "26-correction")) == 80
    assert len(copied(page)) == 6, "two channels of three messages"
    assert each(page, '//*[@data-rows="later"]//details/summary') == [
        f"12月4日周五 20:00 40-moments {CAMPAIGN}"
    ]
    assert len(page.xpath('//*[@data-rows="later"]//details//a[@data-tick]')) == 40


def test_the_past_of_several_groups_is_told_once() -> None:
    kits = [kit_of("shanghai", "上海"), kit_of("hangzhou", "杭州")]
    groups = [led(kit, past=[PAST]) for kit in kits]
    page = read(
        leader_home(
            "mira",
            "小满",
            groups,
            CHANNELS,
            Clock(NOW.replace(day=9)),
            locale=ZH,
            addresses=Addresses(),
        )
    )
    assert each(page, '//h2[text()="以前的活动"]/following-sibling::ul/li') == [
        f"{CAMPAIGN} 2026年12月1日至7日2 个群 上海 杭州",
        "秋日共读 2026年9月1日至7日",
    ]
