from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from kits.model.kits import Kit
from kits.render.group_homes import Led, PastKit, group_home, leader_home
from tests.render.pages import Element, each, read
from tests.render.sample import NOW, a_group, a_kit

KIT = a_kit()
PAST = PastKit(title="秋日共读", starts=date(2026, 9, 1), ends=date(2026, 9, 7))


def rows(page: Element, part: str) -> list[str]:
    return each(page, f'//*[@data-rows="{part}"]/li')


def kit_of(id: str, name: str, zone: str = "Asia/Shanghai") -> Kit:
    messages = tuple(replace(m, send_at=m.send_at.astimezone(ZoneInfo(zone))) for m in KIT.messages)
    return replace(KIT, group=a_group(id=id, name=name, timezone=zone), messages=messages)


def test_a_group_sees_what_to_send_now_next_and_later() -> None:
    file = group_home(KIT.group, [KIT], [PAST], KIT.lessons, NOW)
    assert file.path == "g/shanghai-03/index.html"
    page = read(file)
    campaign = "五天读完《边城》"
    assert rows(page, "due") == [
        f"12月2日周三 08:00 20-launch {campaign}",
        f"12月2日周三 12:00 26-correction {campaign}",
    ]
    assert rows(page, "next") == [f"12月3日周四 20:00 30-chain {campaign}"]
    assert rows(page, "later") == [f"12月4日周五 20:00 40-moments {campaign}"]
    assert rows(page, "done") == [f"12月1日周二 20:00 10-warm-up {campaign}"]


def test_each_row_leads_to_its_message_and_knows_its_texts() -> None:
    page = read(group_home(KIT.group, [KIT], [], [], NOW))
    (first, *_) = page.xpath('//*[@data-rows="due"]//a')
    assert first.get("href") == "../shanghai-03/biancheng/#m-20-launch"
    assert first.get("data-of") == "shanghai-03/biancheng"
    assert first.get("data-tick") == "20-launch"
    assert first.get("data-versions") == " ".join(
        f"{channel}:{text.version}" for channel, text in KIT.messages[1].texts.items()
    )


def test_campaigns_lessons_and_past_kits_are_listed() -> None:
    page = read(group_home(KIT.group, [KIT], [PAST], KIT.lessons, NOW))
    assert each(page, '//ul[@class="list"]/li') == [
        "第一周 8 分钟",
        "五天读完《边城》 2026年12月1日至7日",
        "秋日共读 2026年9月1日至7日",
    ]
    assert page.xpath("//footer//a/@href") == ["calendar.ics", "../../help/"]


def test_homes_lead_to_help_in_the_language_of_their_readers() -> None:
    homes = (
        group_home(KIT.group, [KIT], [], [], NOW, None, "help/en/"),
        leader_home("zhou", "周远山", [], NOW, locale="zh", help="help/en/"),
    )
    for home in homes:
        assert "../../help/en/" in read(home).xpath("//footer//a/@href")


def test_a_group_without_campaigns_has_a_calm_home() -> None:
    page = read(group_home(a_group(locale="en"), [], [], [], NOW))
    assert each(page, "//main/p") == ["Nothing to post right now."]
    assert page.xpath("//*[@data-part][not(@hidden)]") == []


def test_a_leader_sees_one_row_with_all_groups_that_post_at_once() -> None:
    kits = [
        kit_of("shanghai", "上海"),
        kit_of("hangzhou", "杭州"),
        kit_of("berlin", "Berlin", "Europe/Berlin"),
    ]
    groups = [
        Led(group=kit.group, role="deputy" if kit.group.id == "hangzhou" else "leader", kits=[kit])
        for kit in kits
    ]
    file = leader_home("mira", "小满", groups, NOW, locale="zh")
    assert file.path == "l/mira/index.html"
    page = read(file)
    assert rows(page, "next") == [
        "12月3日周四 13:00 30-chain 五天读完《边城》 Berlin",
        "12月3日周四 20:00 30-chain 五天读完《边城》 上海 杭州",
    ]
    assert page.xpath('//*[@data-rows="next"]//a/@href')[1:] == [
        "../../g/shanghai/biancheng/#m-30-chain",
        "../../g/hangzhou/biancheng/#m-30-chain",
    ]
    assert each(page, '//ul[@class="list"]/li')[1] == "杭州 你是副群管，群管 小满 日历"
