import pytest

from kits.model.findings import tidy
from kits.schema.loading import load_community
from kits.schema.rewritten import retold
from kits.source.content import read_content
from tests.schema.written import Files, built_in, campaign, told, tree


def findings(written: Files) -> list[str]:
    content, found = read_content(tree(written))
    _, more = load_community(content, built_in())
    return told(tidy([*found, *retold(content.tables, more)]))


def joined(*days: str) -> Files:
    rows = "".join(f'p{n},P,"{day}"\n' for n, day in enumerate(days))
    return {"people/all.csv": f"id,name,joined\n{rows}"}


DAY = ' = in the spreadsheet, give the column the format "yyyy-mm-dd", and save it again'
HOUR = ' = in the spreadsheet, give the column the format "hh:mm", and save it again'


def test_a_column_of_days_is_one_finding() -> None:
    days = ["2026-12-04", *(f"12月{day}日" for day in range(1, 31))]
    assert findings(joined(*days)) == [
        'people/all.csv:3:7+5 error[rewritten-column]: "12月1日" is written as a spreadsheet shows it'
        f' (and 29 more in "joined"){DAY}'
    ]
    assert findings(joined("2026-12-04", "2026-12-05", "2026/12/6")) == []


@pytest.mark.parametrize(
    "day",
    [
        "12月4日",
        "2026年12月4日",
        "2026年12月4日星期五",
        "星期五，2026年12月4日",
        "2026年12月",
        "2026/12/4 0:00",
        "2026-12-04 00:00:00",
        "46360",
        "4-Dec",
        "4-Dec-26",
        "Dec-26",
        "December 4, 2026",
        "Friday, December 4, 2026",
        "12/4/2026",
        "4.12.26",
        "12/4",
    ],
)
def test_days_as_spreadsheets_show_them(day: str) -> None:
    (finding,) = findings(joined(day))
    assert f'error[rewritten-column]: "{day}" is written as a spreadsheet shows it' in finding
    assert finding.endswith(DAY)


@pytest.mark.parametrize(
    "day", ["2026-02-30", "tomorrow", "2026-12-04 20:00", "20261204", "12", "4 weeks", "May I"]
)
def test_other_mistakes_keep_their_words(day: str) -> None:
    (finding,) = findings(joined(day))
    assert "error[bad-date]" in finding


HEAD = "id,title,date,time,text\n"
GOOD = "a,A,2026-12-08,8:30,We read.\n"


def messages(*rows: str) -> Files:
    return {
        "campaigns/drive/campaign.md": campaign(),
        "campaigns/drive/messages.csv": HEAD + GOOD + "".join(f"{row}\n" for row in rows),
    }


def test_days_and_hours_of_messages_are_one_finding_a_column() -> None:
    assert findings(
        messages(
            "b,B,2026/12/9 0:00,8:30,We read.",
            "c,C,12月10日,8:30,We read.",
            "d,D,46367,8:30,We read.",
            "e,E,2026-12-12,上午8:30,We read.",
            "f,F,2026-12-13,8:30 PM,We read.",
            "g,G,2026-12-13,0.354166667,We read.",
        )
    ) == [
        'campaigns/drive/messages.csv:3:5+14 error[rewritten-column]: "2026/12/9 0:00" is written'
        f' as a spreadsheet shows it (and 2 more in "date"){DAY}',
        'campaigns/drive/messages.csv:6:16+6 error[rewritten-column]: "上午8:30" is written'
        f' as a spreadsheet shows it (and 2 more in "time"){HOUR}',
    ]
    assert findings(messages("b,B,2026/12/9,8:30:00,We read.")) == []


def test_a_day_in_a_list_is_no_spreadsheets_and_is_pointed_at() -> None:
    (finding,) = findings(messages("b,B,2026-12-09;12月10日,08:30,We read."))
    assert finding.startswith("campaigns/drive/messages.csv:3:16+6 error[unreadable-time]")


def test_moments_of_a_group_are_read_so_too() -> None:
    files = {
        "campaigns/drive/campaign.md": campaign(dates="{doors: 2026-12-08 19:00}"),
        "campaigns/drive/groups.csv": "group,doors\neast,46364.79\nwest,46365.5\n",
    }
    assert findings(files) == [
        'campaigns/drive/groups.csv:2:6+8 error[rewritten-column]: "46364.79" is written as a'
        ' spreadsheet shows it (and 1 more in "doors") = in the spreadsheet, give the column the'
        ' format "yyyy-mm-dd hh:mm", and save it again'
    ]


def test_ids_that_became_days_are_one_finding() -> None:
    assert findings({"people/all.csv": "id,name\n12月4日,Mira\n4-Dec,Noor\nBo,Bo\n"}) == [
        'people/all.csv:2:1+5 error[rewritten-column]: "12月4日" is written as a spreadsheet shows it'
        ' (and 1 more in "id") = in the spreadsheet, give the column the format Text, and type the'
        " ids again",
        'people/all.csv:4:1+2 error[bad-slug]: "Bo" is not an id: small Latin letters, digits and'
        ' single hyphens = write "bo"',
    ]


def test_nothing_else_is_said_of_a_spoilt_cell() -> None:
    table = "id,name,channels,members\n#REF!,East,wechat,#REF!\nwest,West,wechat,1.38E+10\n"
    rules = [line.split()[1] for line in findings({"groups/all.csv": table})]
    assert rules == [
        "error[spoilt-cell]:",
        "error[spoilt-cell]:",
        "warning[rewritten-column]:",
    ]


def test_a_file_that_is_no_table_keeps_its_findings() -> None:
    (finding,) = findings({"people/mira.md": "---\nname: Mira\njoined: 12月4日\n---\n"})
    assert "error[bad-date]" in finding
