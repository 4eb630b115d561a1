from dataclasses import replace
from datetime import date

from kits.model.clocks import Clock
from kits.model.rounds import Rounds
from kits.render.crew_pages import Crew, CrewDuty, CrewMilestone, crew_page
from tests.render.pages import each, read
from tests.render.sample import CHANNELS, NOW, a_kit, message, text
from tests.tongues import EN, ZH

AT = Clock(NOW)
KIT = a_kit()
CREW = Crew(
    campaign=KIT.campaign,
    locale=ZH,
    byline="林小满",
    people=(("小满", Rounds(led=1, assisted=2)), ("阿岩", Rounds())),
    background="去年冬天读完的人不到一半。",
    goal="七成的人读完。",
    duties=(
        CrewDuty(duty="copywriting", people=("小满", "阿岩")),
        CrewDuty(duty="resources", waived="书店提供"),
    ),
    milestones=(
        CrewMilestone(what="定稿", owner="小满", due=date(2026, 11, 28), done=date(2026, 11, 27)),
        CrewMilestone(what="评选", due=date(2026, 12, 9)),
    ),
    channels=("wechat",),
    messages=(
        message("05-brief", 1, 20, "", to="crew", texts={"wechat": text("大家好")}),
        message("60-winners", 9, 20, "", to="winners", texts={"wechat": text("恭喜")}),
    ),
)


def test_the_crew_sees_its_brief_duties_and_milestones() -> None:
    file = crew_page(CREW, CHANNELS, Clock(NOW))
    assert file.path == "campaigns/biancheng/crew/index.html"
    page = read(file)
    assert each(page, '//p[@class="prose"]') == [
        "去年冬天读完的人不到一半。",
        "目标：七成的人读完。",
    ]
    assert each(page, "//dl/div") == [
        "文案 小满 · 阿岩 写话术，每一条发之前请别人看过。",
        "对接资源 无需安排：书店提供",
    ]
    assert each(page, '//ul[@class="checklist"]/li') == [
        "定稿 11月28日周六 小满 · 已完成",
        "评选 12月9日周三",
    ]


def test_each_of_the_crew_stands_there_with_what_they_did_before() -> None:
    shadowed = ("阿岚", Rounds(shadowed=1, assisted=1))
    page = read(crew_page(replace(CREW, people=(*CREW.people, shadowed), locale=EN), CHANNELS, AT))
    assert each(page, "//header/ul/li") == [
        "小满 led 1 campaign · helped in 2 campaigns",
        "阿岩 here for the first time",
        "阿岚 helped in 1 campaign · was with us in 1 campaign",
    ]


def test_texts_to_the_crew_and_to_winners_can_be_copied() -> None:
    page = read(crew_page(CREW, CHANNELS, Clock(NOW)))
    assert page.xpath("//button[@data-copy]/@data-copy") == ["05-brief", "60-winners"]
    assert each(page, "//*[@data-text]") == ["大家好", "恭喜"]
    assert each(page, "//h2")[-2:] == ["发给组织者的话术", "发给获奖者的话术"]


def test_a_stopped_campaign_has_a_notice_and_nothing_to_copy() -> None:
    stopped = replace(
        CREW,
        campaign=replace(CREW.campaign, state="paused"),
        messages=tuple(replace(each, locked="paused") for each in CREW.messages),
    )
    page = read(crew_page(stopped, CHANNELS, Clock(NOW)))
    assert each(page, '//main/p[@class="stop"]') == ["本活动暂停，所有内容先不要发。"]
    assert each(page, '//details/p[@class="stop"]') == ["活动暂停，这条先不要发。"] * 2
    assert page.xpath("//button[@data-copy] | //*[@data-text]") == []


def test_what_a_crew_does_not_have_is_left_out() -> None:
    bare = replace(CREW, background=None, goal=None, duties=(), milestones=(), messages=())
    assert each(read(crew_page(bare, CHANNELS, Clock(NOW))), "//h2") == []
