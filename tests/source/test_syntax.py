"""Each slip that keeps facts from being read is one finding, at its place, in plain words."""

import pytest

from kits.source.documents import read_facts
from tests.source.shown import shown

QUOTE = "put the whole value in quotes"
INDENT = (
    "error[wrong-indentation]: the line does not begin in the column of the lines it belongs to"
    " = give it as many spaces in front as the line of the same kind above"
)
TAB = (
    "error[tab-indentation]: there is a tab where only spaces can stand = replace the tab by spaces"
)
UNREADABLE = (
    "error[unreadable-facts]: the facts cannot be read from here on"
    ' = compare it with the lines above: a fact is "key: value", a list item begins with "- "'
)
COLON = 'error[colon-in-value]: the value holds a second ": " and cannot be told from a key'
COMMA = (
    "error[missing-comma]: between these brackets a comma is missing"
    ' = part the items by ", ", and quote an item that holds a colon'
)
ESCAPE = "use single quotes around the value, or write the backslash twice"


def no_colon(line: str) -> str:
    return (
        f'error[missing-colon]: the line "{line}" has no ": " between a key and a value'
        ' = write "key: value", or indent the line further if it continues the text above'
    )


def no_space(key: str) -> str:
    return (
        f'error[missing-space]: there is no space after "{key}:"'
        f' = type a space after the colon: "{key}: "'
    )


def special(mark: str) -> str:
    return f'error[special-character]: a value cannot begin with "{mark}" = {QUOTE}'


def unclosed(mark: str, closing: str) -> str:
    return (
        f"error[unclosed-mark]: the opening {mark} is never closed"
        f" = add the closing {closing}, or {QUOTE}"
    )


def after(text: str) -> str:
    return (
        f'error[text-after-value]: "{text}" follows a value that has ended already'
        f" = {QUOTE}: '…' around one that holds \""
    )


CASES = {
    # a colon
    "title: a: b\n": f'1:9+1 {COLON} = {QUOTE}: "a: b"',
    'title: 说 "好": b\n': f"1:13+1 {COLON} = {QUOTE}: '说 \"好\": b'",
    "crew:\n  - x: y: z\n": f'2:9+1 {COLON} = {QUOTE}: "y: z"',
    "title x\nstarts: 2026\n": f"1:1+7 {no_colon('title x')}",
    "starts: 2026\n标题 五天\nends: 2027\n": f"2:1+5 {no_colon('标题 五天')}",
    "a:\n  - b\n  c\n  - d: e\n": f"3:3+1 {no_colon('c')}",
    "title:foo\nstarts: 2026\n": f"1:6+1 {no_space('title')}",
    "starts: 2026\ntitle:foo\n": f"2:6+1 {no_space('title')}",
    "starts: 2026\n\n# remark\ntitle:foo\nends: 2\n": f"4:6+1 {no_space('title')}",
    # indentation
    "title: x\n  starts: 2026\n": f"2:3+1 {INDENT}",
    "crew:\n    - a\n  - b\n": f"3:3+1 {INDENT}",
    "crew:\n    a: b\n  c: d\n": f"3:3+1 {INDENT}",
    "crew:\n  - a\n   - b\nc: d\n": f"3:4+1 {INDENT}",
    "a: b\n- c\n": f"2:1+1 {INDENT}",
    "- a\nb: c\n": f"2:1+1 {INDENT}",
    "crew:\n\t- a\n": f"2:1+1 {TAB}",
    "crew:\n  a: b\n\tc: d\n": f"3:1+1 {TAB}",
    "a:\tb\n": f"1:3+1 {TAB}",
    "a: - b\n": (
        "1:4+1 error[list-beside-key]: a list begins on the line of its key"
        ' = put each item on a line of its own, "  - item", or quote the value if it is a text'
    ),
    # the first character
    "a: @x\n": f"1:4+1 {special('@')}",
    "a: `x`\n": f"1:4+1 {special('`')}",
    "a: %x\n": f"1:4+1 {special('%')}",
    "%x: 1\n": f"1:1+1 {special('%')}",
    "rules:\n  - **必须**打卡\n": f"2:5+1 {special('*')}",
    "a: *x\n": f"1:4+1 {special('*')}",
    "a: &x y\n": f"1:4+1 {special('&')}",
    "a: & y\n": f"1:4+1 {special('&')}",
    "a: !x y\n": f"1:4+1 {special('!')}",
    "a: !重要\n": f"1:4+1 {special('!')}",
    "a: !!python/object:os.system {}\n": f"1:4+1 {special('!')}",
    "a: |x\n": f"1:4+1 {special('|')}",
    "a: > x\n": f"1:4+1 {special('>')}",
    "a: ? b\n": f"1:4+1 {special('?')}",
    "a: ]\n": f"1:4+1 {special(']')}",
    "a: ,b\n": f"1:4+1 {special(',')}",
    "[x]: y\n": f"1:1+1 {special('[')}",
    "a: {{ link }}\n": f"1:4+2 {special('{{')}",
    "a: {{ link }} here\n": f"1:4+2 {special('{{')}",
    # quotes and brackets
    'a: "x\nb: c\n': "1:4+1 " + unclosed('"', '"'),
    "a: 'x\nb: c\n": "1:4+1 " + unclosed("'", "'"),
    'a: "x\nb: "c"\nd: e\n': "1:4+1 " + unclosed('"', '"'),
    "a: [x, y\nb: c\n": f"1:4+1 {unclosed('[', ']')}",
    "a: [x, y\n": f"1:4+1 {unclosed('[', ']')}",
    "a: {x: 1\nb: c\n": f"1:4+1 {unclosed('{', '}')}",
    "a: [{x: 1, y: 2]\nb: 1\n": f"1:5+1 {unclosed('{', '}')}",
    'a: "边城" 共读\nb: c\n': f"1:9+2 {after('共读')}",
    "a: [重要] 通知\n": f"1:9+2 {after('通知')}",
    'a: "他说"你好"了"\n': "1:8+5 " + after('你好"了"'),
    "a: {x: 1 y: 2}\n": f"1:11+1 {COMMA}",
    'a: "\\d"\n': f'1:5+2 error[unknown-escape]: "\\d" has no meaning between double quotes = {ESCAPE}',
    'a: "\\U99999999"\n': (
        '1:5+10 error[unknown-escape]: "\\U99999999" has no meaning between double quotes'
        f" = {ESCAPE}"
    ),
    # the rest
    ": x\n": f"1:1+1 {UNREADABLE}",
    "a: b\n---\nc: d\n": f"2:1+1 {UNREADABLE}",
    "a: b\n...\nc: d\n": f"3:1+1 {UNREADABLE}",
    f"%YAML {'9' * 5000}.1\n--- a\n": f"1:1+1 {UNREADABLE}",
    f"a: {'[' * 30}\n": (
        "1:24+1 error[too-deep]: the facts are nested more than 20 levels deep"
        " = take out the brackets or indents that are too many"
    ),
    "name\n": (
        "1:1+4 error[facts-without-keys]: the facts are not written as keys with values"
        ' = write each fact on a line of its own, "name: Mira"'
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_slip_is_one_finding(text: str, expected: str) -> None:
    node, findings = read_facts("a.yml", text.encode())
    assert shown(findings) == [expected]
    assert node is None


@pytest.mark.parametrize(
    ("text", "place", "mark", "closing"),
    [
        ("title: [\n", "1:8", "[", "]"),
        ("a: b\nc: {\n", "2:4", "{", "}"),
        ("a: [b, {\n", "1:8", "{", "}"),
    ],
)
def test_an_open_bracket_with_nothing_in_it_is_named(
    text: str, place: str, mark: str, closing: str
) -> None:
    _, findings = read_facts("a.yml", text.encode())
    assert shown(findings) == [
        f"{place}+1 error[unclosed-mark]: the opening {mark} is never closed = add the closing "
        f"{closing}, or put the whole value in quotes"
    ]


@pytest.mark.parametrize(
    ("line", "column", "whole"),
    [
        ("attach: [{file: a.png, caption: 图 {{ group.name }}, id: a}]", 35, "图 {{ group.name }}"),
        ("tags: [甲, 乙{{ group.name }}群]", 12, "乙{{ group.name }}群"),
    ],
)
def test_a_printed_value_between_brackets_wants_quotes(line: str, column: int, whole: str) -> None:
    _, findings = read_facts("a.yml", f"{line}\nnext: x\n".encode())
    assert shown(findings) == [
        f'1:{column}+2 error[special-character]: "{{{{" cannot stand between brackets unless the '
        f'value is in quotes = put the whole value in quotes: "{whole}"'
    ]
