import pytest

from kits.rules.copies import NAMED_DAY, NAMED_TIME
from kits.source.mentions import mentions
from tests.rules.harness import told

ORIGINAL = """
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-07
        link: https://books.example/winter
        private: {budget: 300}
        rules: Bring them until 7 December.
        notes: [Until 7 December, Dry ones]
        --- campaigns/drive/groups.csv
        group,link,place
        lighthouse,https://books.example/l,The lamp room
"""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("十一月三十日到十二月六日，每天一次", ["十一月三十日", "十二月六日"]),
        ("12月7日（周一）、１２月８号", ["12月7日", "１２月８号"]),
        ("From 7 December to the 13th of December", ["7 December", "13th of December"]),
        ("Until Dec 7th, or May 3", ["Dec 7th", "May 3"]),
        ("12 月 20 日到 12 月 26 号", ["12 月 20 日", "12 月 26 号"]),
        ("{{ here.starts | day }}，三个月，每月一次", []),
        ("You may 3 times; 2026-12-07; 5 Marching bands", ["2026-12-07"]),
    ],
)
def test_days_are_named_in_many_ways(line: str, names: list[str]) -> None:
    assert [each.text for each in mentions(line) if each.kind in NAMED_DAY] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("May I bring a friend? You may. March on, Mar!", []),
        (
            "Back in May, until March, by early March; May 2027",
            ["in May", "until March", "early March", "May 2027"],
        ),
        ("All of December, each June", ["December", "June"]),
        ("12 月里的第 3 日，十二 月", ["12 月", "3 日", "十二 月"]),
    ],
)
def test_months_are_told_from_words_that_are_written_alike(line: str, names: list[str]) -> None:
    assert [each.text for each in mentions(line) if each.kind in NAMED_TIME] == names


def test_who_bears_the_name_of_a_day_is_no_day() -> None:
    people = """\
--- people/xiao-man.md
name: 林小满
called: 小满
--- people/june.md
name: June Park
called: June
"""
    texts = """\
--- campaigns/drive/campaign.md
starts: 2026-12-01
ends: 2026-12-07
rules: "{line}"
--- campaigns/spring/campaign.md
state: draft
forked_from: drive
starts: 2027-03-01
ends: 2027-03-07
rules: "{line}"
"""

    def days(text: str) -> list[str]:
        return [line for line in told(text) if "copied-day" in line]

    for line in ("有事找小满。", "Ask June at the door.", "林小满说：来吧"):
        assert days(people + texts.format(line=line)) == []
    assert len(days(texts.format(line="小满那天来"))) == 1
    assert len(days(people + texts.format(line="芒种那天来，找林小满"))) == 1


def test_a_copy_is_told_all_that_it_decides_anew() -> None:
    assert told(
        ORIGINAL
        + """
        --- campaigns/spring/campaign.md
        state: draft
        forked_from: drive
        starts: 2027-03-01
        ends: 2027-03-07
        link: https://books.example/winter
        private: {budget: 300}
        rules: Bring them until 7 December.
        notes: [Until 7 March, Dry ones]
        --- campaigns/spring/groups.csv
        group,link,place
        lighthouse,https://books.example/l,The lamp room
        """
    ) == [
        'campaigns/spring/campaign.md:6:7-34 warning[copied-fact] "link" is still that of "drive"',
        'campaigns/spring/campaign.md:7:11-16 warning[copied-fact] "private" is still that of "drive"',
        'campaigns/spring/campaign.md:8:25-34 warning[copied-day] "7 December" is a day of "drive", which this was copied from',
        'campaigns/spring/groups.csv:2:12-34 warning[copied-fact] the link of "lighthouse" is still that of "drive"',
        'campaigns/spring/groups.csv:2:36-48 warning[copied-fact] the place of "lighthouse" is still that of "drive"',
    ]


def test_one_that_is_ready_has_decided_on_its_link_but_names_no_day_of_another_year() -> None:
    assert told(
        ORIGINAL
        + """
        --- campaigns/spring/campaign.md
        forked_from: drive
        starts: 2027-03-01
        ends: 2027-03-07
        link: https://books.example/winter
        rules: Bring them until 7 December.
        """
    ) == [
        'campaigns/spring/campaign.md:6:25-34 warning[copied-day] "7 December" is a day of "drive", which this was copied from',
    ]


def test_a_year_later_the_days_are_the_same() -> None:
    assert (
        told(
            ORIGINAL
            + """
        --- campaigns/next-winter/campaign.md
        forked_from: drive
        starts: 2027-12-01
        ends: 2027-12-07
        rules: Bring them until 7 December.
        """
        )
        == []
    )


def test_a_draft_is_told_of_months_and_feasts_and_of_texts_that_are_still_the_same() -> None:
    both = """
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-07
        --- campaigns/drive/messages/10-a.md
        title: A
        ---
        今天小雪，{line}
        --- campaigns/again/campaign.md
        state: draft
        forked_from: drive
        starts: 2027-05-04
        ends: 2027-05-08
        --- campaigns/again/messages/10-a.md
        title: A
        send: starts 08:00
        ---
        今天小雪，{line}
        """
    told_of = told(both.replace("{line}", "十二月再聚，三个月一次，二十八日交"))
    assert [line.split(" warning")[1] for line in told_of] == [
        '[copied-fact] still as in "drive": texts 1, files 0',
        '[copied-day] "小雪" is a day of "drive", which this was copied from',
        '[copied-day] "十二月" is a day of "drive", which this was copied from',
        '[copied-day] "二十八日" is a day of "drive", which this was copied from',
    ]


def test_a_day_of_the_week_is_told_where_the_first_day_is_another_one() -> None:
    original = """
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-07
        rules: Every Tuesday.
        --- campaigns/again/campaign.md
        state: draft
        forked_from: drive
        starts: 2027-03-0%d
        ends: 2027-03-08
        rules: Every Tuesday.
        """
    assert told(original % 2) == []
    assert told(original % 1) == [
        'campaigns/again/campaign.md:6:14-20 warning[copied-day] "Tuesday" is a day of "drive", which this was copied from',
    ]
