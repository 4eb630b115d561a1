"""Announcements as people write them, with all that they say beside: of none is one word told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kits.rules import BUILT_IN
from tests.rules.test_said import CONTEST, GATHERING, listening

OF_A_CONTEST = [
    (
        "starts - 1d 20:00",
        """📣【明日开启】七天共读挑战
⏰ 时间：12月1日（周二）—12月7日（周一）
📍 每晚 21:00 前打卡，连续打卡 5 天可得书签
🎁 结果 12 月 10 日（周四）公布
报名截止今晚 22:00，明天 8:00 发第一章
前三天先读前三章，最后两天可以补卡""",
    ),
    (
        "starts - 1d 20:00",
        """Tomorrow we begin! 7 days, 7 chapters.
Tue 1 Dec to Mon 7 Dec, any time before 10pm.
Miss a day? You have until 9am the next morning.
Results on Thursday 10 December, at 8pm.
Last year (12-18 December 2025) we read five days; this time it is seven.""",
    ),
    (
        "day 3 12:30",
        "今天是第三天，还有四天。落下的周末补，周六日都行，下周一（12月7日）夜里十二点截止。",
    ),
    ("day 3 12:30", "Half way on Friday! Four days to go. See you tomorrow. Next week we rest."),
    ("ends 12:30", "今天最后一天，今晚 12 点前都能补。结果周四公布，12月10日见。"),
    ("ends 12:30", "Today is the last day; it ends tonight at midnight. Results on Thursday."),
    ("ends - 1d 20:00", "明天是最后一天！还差两天的，今明两天补上。下周四出结果"),
    ("starts - 5d 20:00", "12月1日（下周二）开始，一共七天。本周日之前报名，周一晚上公布分组。"),
    (
        "starts - 5d 20:00",
        "We start on Tuesday 1 December and run for seven days. Sign-up closes on Sunday at 8pm. On Monday we announce the teams.",
    ),
    ("results 20:00", "结果今天公布！奖品下周三前寄出，12月10日到领奖。每人三天内回复地址。"),
    (
        "results 20:00",
        "The results are out today. Prizes go out within three days, before next Friday.",
    ),
    ("day 2 12:00", "昨天开始的共读，今天第二天。明天开始读第三章，后天开始第四章。明早8点发。"),
    ("ends + 1d 12:30", "昨天结束了，谢谢大家。歇三天，结果周四公布。下一次活动明年一月。"),
    (
        "starts - 3d 20:00",
        "一天一章，七章七天，一周读完一本书。每天晚上八点半领读，周三周五有嘉宾。",
    ),
    (
        "starts 08:00",
        "Good morning! Day 1 of 7. The first chapter takes 20 minutes. Tonight at 9 we talk about it. One week, one book.",
    ),
    ("starts - 1d 20:00", "明晚开始连读七晚：12/1（二）到 12/7（一），9:30pm 准时开麦。"),
    ("ends 08:00", "今天最后一天，明天开始投票，后天截止，周四公布。"),
    ("starts - 7d 20:00", "Today we start collecting titles. 今天开始报名，周日截止。"),
    ("starts 08:00", "世界读书日是4月23日，国庆节 10 月 1 日；生日是12月20日的同学有惊喜。"),
    ("day 2 08:00", "Anyone whose birthday is on 20 December? See you tomorrow."),
    (
        "starts - 1d 20:00",
        "24小时内回复，3天体验卡，5天无理由退，7*24 小时，一天两次，周一至周五 9:00-18:00 客服在线",
    ),
]
OF_A_GATHERING = [
    (
        "starts - 3d 20:00",
        """【围读】12月5日（周六）19:00
地点：磨坊
18:30 开门，19:00 开始，21:00 散
周五晚上 8 点前告诉我来不来；地铁末班 22:40""",
    ),
    (
        "starts - 1d 20:00",
        "明天晚上七点，磨坊见！六点半起可以进来，九点结束。来不了的今晚九点前说一声。",
    ),
    (
        "starts - 1d 20:00",
        "Tomorrow! Doors open at 6:30pm, we start at 7pm and finish by 9. Last train 10:40pm. Tell me by 8 tonight.",
    ),
    ("starts 09:00", "今晚 7 点见。我 6 点就到，早到的帮忙摆椅子，5:30 后有茶。"),
    (
        "starts 09:00",
        "See you tonight at seven. I'll be there from five. If you are late, the door is open until 8pm.",
    ),
    (
        "starts - 6d 20:00",
        "这周六（12月5日）晚 7:00-9:00，不见不散。周三前报名，周四公布座位表，周五上午十点发路线。",
    ),
    (
        "starts - 6d 20:00",
        "Saturday 5 December, 7-9pm at the mill. Sign up by Wednesday 8pm. We meet every first Saturday at 7pm.",
    ),
    ("ends + 1d 12:00", "昨晚大家辛苦了！照片明天发，下次见面 1 月，周六晚上老时间。"),
    ("starts - 2d 20:00", "后天晚上见。明晚8点前把书名发我。后天 7pm 准时开始"),
    ("starts - 6d 20:00", "周六下午3点先在咖啡馆碰头的，私信我；晚上7点磨坊正式开始"),
    ("starts - 1d 20:00", "明天下午五点半我在地铁口等。明晚八点散，明天晚上 9 点结束。"),
    ("starts 09:00", "天气预报：今晚 6 点有雨。The café closes at 6pm today."),
    ("starts - 1d 20:00", "Tomorrow I'll be there at 6pm. It ends tomorrow at 9pm."),
    ("starts - 6d 20:00", "提前一天（周五）20:00 在群里点名。"),
]
EVERY = [(CONTEST, *each) for each in OF_A_CONTEST] + [
    (GATHERING, *each) for each in OF_A_GATHERING
]


@pytest.mark.parametrize(("base", "send", "text"), EVERY)
def test_an_announcement_that_is_right_is_not_told(base: str, send: str, text: str) -> None:
    spoken = next(each for each in listening(base, send) if each.message)
    hear = replace(spoken, wording=replace(spoken.wording, text=text))
    assert len(hear.moments) > 0 or "天" in text
    assert [str(found.message) for rule in BUILT_IN.spoken for found in rule(hear)] == []
