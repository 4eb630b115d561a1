from datetime import date, datetime

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.kits import Task
from kits.render.checklists import checklist
from kits.render.kit_pages import kit_page
from tests.render.pages import each, read
from tests.render.sample import CHANNELS, NOW, SHANGHAI, a_group, a_kit
from tests.tongues import ZH

TASKS = (
    Task(id="code", what="检查打卡码", when=datetime(2026, 12, 1, 18, tzinfo=SHANGHAI)),
    Task(id="chairs", what="数椅子", when=datetime(2026, 12, 1, 19, 30, tzinfo=SHANGHAI)),
    Task(id="tea", what="买茶", when=None, day=date(2026, 12, 1)),
    Task(id="venue", what="跟场地道谢", when=None, day=date(2026, 12, 8)),
    Task(id="names", what="问问署名", when=None),
)


def test_the_checklist_goes_day_by_day_and_ends_with_what_has_none() -> None:
    """A line with a day and no hour stands under its day."""
    days = list(checklist(a_kit(checklist=TASKS), ZH))
    assert [(day.name, [(task.id, task.clock) for task in day.tasks]) for day in days] == [
        ("12月1日周二", [("code", "18:00"), ("chairs", "19:30"), ("tea", None)]),
        ("12月8日周二", [("venue", None)]),
        (None, [("names", None)]),
    ]


def test_a_day_begins_where_the_group_is() -> None:
    kit = a_kit(group=a_group(timezone="America/New_York"), checklist=TASKS[2:3])
    (day,) = checklist(kit, ZH)
    assert day.begins == "2026-12-01T00:00:00-05:00"


def test_every_line_can_be_ticked() -> None:
    page = read(
        kit_page(a_kit(checklist=TASKS), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    assert each(page, '//div[@class="due"]/p') == ["12月1日周二", "12月8日周二", "方便的时候"]
    assert each(page, "//label[input/@data-task]") == [
        "18:00 检查打卡码",
        "19:30 数椅子",
        "买茶",
        "跟场地道谢",
        "问问署名",
    ]


def test_a_kit_without_a_checklist_has_no_empty_one() -> None:
    page = read(
        kit_page(a_kit(checklist=()), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    )
    assert page.xpath('//*[@id="checklist"] | //input') == []
