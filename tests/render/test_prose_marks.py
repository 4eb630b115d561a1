import lxml.html
import pytest

from kits.channels.nodes import Paragraph
from kits.channels.parsing import parse, spoken
from kits.render.markdown import rendered


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("25. November Treffen\n30. Dezember Feier", ["25", "30"]),
        ("25. November\n\n30. Dezember", ["25", "30"]),
        ("1. Ann\n1. Bob\n3. Cat", ["1", "1", "3"]),
        ("3. c\n2. b\n1. a", ["3", "2", "1"]),
        ("Next:\n24. Advent\n25. Christmas", ["24", "25"]),
        ("- a\n\n7. b\n9. c", ["7", "9"]),
        ("1. a\n    4. x\n    8. y\n2. b", ["1", "4", "8", "2"]),
        ("0. a\n1. b", ["0", "1"]),
        ("2026. a\n2028. b", ["2026", "2028"]),
        ("1. a\n\n    text\n\n5. b", ["1", "5"]),
    ],
)
def test_numbers_of_lists_stay_as_written(written: str, numbers: list[str]) -> None:
    assert [number for _, number in sorted(shown(rendered(written)))] == numbers


def shown(html: str) -> list[tuple[int, str]]:
    """The number that a browser puts before each item of numbered lists, in order."""
    found: list[tuple[int, str]] = []
    for whole in lxml.html.fragment_fromstring(html, create_parent="div").iter("ol"):
        due = int(whole.get("start", "1"))
        for item in whole.iterchildren("li"):
            due = int(item.get("value", due))
            found.append((item.sourceline or 0, str(due)))
            due += 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "01. Dezember",
        "1234567890. a",
        "12*8*3",
        "#接龙 报名",
        "#小程序://长灯共读/abc",
        "[重要]: 明天停课",
        "- a\n1. b",
        "a_b_c 2 < 3 & 4 > 1",
        "👍*2，谢谢*2",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    html = lxml.html.fragment_fromstring(rendered(text), create_parent="div")
    assert html.text_content().replace("\n", "").strip() == text.replace("\n", "").removeprefix(
        "- "
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("时间：周一\n地点：书店", "<p>时间：周一<br>\n地点：书店</p>"),
        ("带上：\n- 书\n- 笔", "<p>带上：</p>\n<ul>\n<li>书</li>\n<li>笔</li>\n</ul>"),
        ("~~旧~~ **新**", "<p><del>旧</del> <strong>新</strong></p>"),
        (
            "去 https://x.example/a_b_c 看",
            '<p>去 <a href="https://x.example/a_b_c">https://x.example/a_b_c</a> 看</p>',
        ),
        ('<a href="https://x.example/*a*">看</a>', '<p><a href="https://x.example/*a*">看</a></p>'),
        ("a<br>b <!-- note -->", "<p>a<br>b </p>"),
        ("`<b> *x*`", "<p><code>&lt;b&gt; *x*</code></p>"),
        (
            "| a |\n|---|\n| 1. |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1.</td>\n</tr>\n</tbody>\n</table>",
        ),
        ("## 一\n文", "<h2>一</h2>\n<p>文</p>"),
    ],
)
def test_marks_are_read_as_in_a_message(written: str, html: str) -> None:
    assert rendered(written) == html


@pytest.mark.parametrize(
    "text",
    [
        "张*三、李*四",
        "(*^_^*)",
        "¯\\_(ツ)_/¯",
        "_夜里_ __大家__",
        "2*元，3*元",
        r"\*a\* \d",
        "*一* **二**",
    ],
)
def test_a_mark_is_one_where_it_is_one_in_a_message(text: str) -> None:
    html = lxml.html.fragment_fromstring(rendered(text), create_parent="div")
    (paragraph,) = parse(text).blocks
    assert isinstance(paragraph, Paragraph)
    assert html.text_content() == spoken(paragraph.children)


@pytest.mark.parametrize("edge", ["|", ""])
def test_a_cell_without_a_column_stays(edge: str) -> None:
    text = f"| City | Day {edge}\n|---|---{edge}\n| Oslo | 4 | 18:30 {edge}\n| Bath {edge}\n\nEnd"
    rows = lxml.html.fragment_fromstring(rendered(text), create_parent="div").xpath("//tr")
    assert [[cell.text for cell in row] for row in rows] == [
        ["City", "Day", None],
        ["Oslo", "4", "18:30"],
        ["Bath", None, None],
    ]
