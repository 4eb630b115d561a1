import pytest

from kits.edit.named_days import named_days
from kits.model.places import Place


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("十一月三十日到十二月六日，每天一次", ["十一月三十日", "十二月六日"]),
        ("12月7日（周一）、１２月８号", ["12月7日", "１２月８号"]),
        ("From 7 December to the 13th of December", ["7 December", "13th of December"]),
        ("Until Dec 7th, or May 3", ["Dec 7th", "May 3"]),
        ("{{ here.starts | day }}，三个月，每月一次", []),
        ("You may 3 times; 2026-12-07; 5 Marching bands", []),
    ],
)
def test_days_are_named_in_many_ways(line: str, names: list[str]) -> None:
    assert [name for _, name in named_days({"a.md": line.encode()})] == names


def test_a_named_day_has_its_place() -> None:
    files = {
        "b.csv": "id,text\r\na,到12月7日\r\n".encode("gb18030"),
        "a.md": b"---\nnote: see 7 May\n---\n",
        "broken.csv": b"\xff\xff, 7 May",
        "c.png": "12月7日".encode(),
    }
    assert list(named_days(files)) == [
        (Place("a.md", 2, 11, 5), "7 May"),
        (Place("b.csv", 2, 4, 5), "12月7日"),
    ]
