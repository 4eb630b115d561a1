import pytest

from kits.model.places import Place
from kits.source.documents import read_facts
from kits.source.nodes import Facts, value_of
from tests.source.shown import shown


def read(text: str) -> tuple[Facts, list[str]]:
    node, findings = read_facts("a.yml", text.encode())
    assert isinstance(node, Facts)
    return node, shown(findings)


def cut(lost: str, whole: str) -> str:
    return (
        f'error[cut-value]: "{lost}" would be lost: a "#" after a space begins a remark'
        f" = put the whole value in quotes: {whole}"
    )


def test_a_value_cut_short_is_told_once() -> None:
    node, findings = read(
        'rules:\n  - 打卡带话题 #长灯共读# 发群里\ntag: #长灯\nboth: "x" #remark\nn: it\'s #1 "x"\n'
    )
    assert findings == [
        "2:11+10 " + cut("#长灯共读# 发群里", '"打卡带话题 #长灯共读# 发群里"'),
        "3:6+3 " + cut("#长灯", '"#长灯"'),
        "5:9+6 " + cut('#1 "x"', "'it''s #1 \"x\"'"),
    ]
    assert value_of(node) == {
        "rules": ["打卡带话题"],
        "tag": "#长灯",
        "both": "x",
        "n": "it's",
    }
    assert node.place("tag") == Place("a.yml", 3, 6, 3)


@pytest.mark.parametrize(
    ("line", "lost", "whole"),
    [
        ("vars: {t: 打卡 #长灯#}", "#长灯#", "打卡 #长灯#"),
        ("vars: {t: 打卡 #长灯#, u: x}", "#长灯#", "打卡 #长灯#"),
        ("vars: [打卡 #长,灯# ]", "#长,灯#", "打卡 #长,灯#"),
        ("vars: {t: [打卡 #灯,]}", "#灯", "打卡 #灯"),
        ("t: 打卡 #长灯#}", "#长灯#}", "打卡 #长灯#}"),
    ],
)
def test_between_brackets_a_value_ends_with_them(line: str, lost: str, whole: str) -> None:
    _, findings = read_facts("a.yml", f"{line}\nnext: x\n".encode())
    column = line.index(" #") + 2
    assert shown(findings) == [f"1:{column}+{len(lost)} " + cut(lost, f'"{whole}"')]


def test_a_remark_has_a_space() -> None:
    node, findings = read("a: x # y\nb: z #\n# c\nd: u#v ## w\ne: # f\n  - g\n")
    assert findings == []
    assert value_of(node) == {"a": "x", "b": "z", "d": "u#v", "e": ["g"]}


def test_a_cut_value_is_not_also_a_syntax_error() -> None:
    node, findings = read_facts("a.yml", b"a:\n- x #y# z\n w\n")
    assert node is None
    assert shown(findings) == ["2:5+5 " + cut("#y# z", '"x #y# z"')]


def test_a_repeated_key_keeps_its_first_value() -> None:
    node, findings = read("a: 1\nb: 2\na: 3\n")
    assert findings == [
        '3:1+1 error[repeated-key]: "a" is given already in line 1'
        " = keep one of the two and delete the other"
    ]
    assert value_of(node) == {"a": "1", "b": "2"}


def test_escapes_do_not_bring_in_what_is_forbidden() -> None:
    node, findings = read(r'a: "x\ud800\0"')
    assert findings == [
        '1:6+1 error[forbidden-character]: the text holds the invisible character "U+D800"'
        " = delete it: put the cursor behind it, press backspace, and type what you see again"
    ]
    assert value_of(node) == {"a": "x\ufffd\ufffd"}


def test_the_words_of_a_folded_text_are_found() -> None:
    node, _ = read("a: >\n  one two\n  three\n\n  four\nb: five\n  six\nc: 'it''s\n  seven'\n")
    folded = node.passage("a")
    assert folded.text == "one two three\nfour\n"
    assert node.place("a") == Place("a.yml", 2, 3, 7)
    assert folded.place_of(folded.text.index("three")) == Place("a.yml", 3, 3)
    assert folded.place(1, 9) == Place("a.yml", 3, 3)
    assert folded.place(2, 1, 4) == Place("a.yml", 5, 3, 4)
    assert node.passage("b").place_of(5, 3) == Place("a.yml", 7, 3, 3)
    assert node.place("b") == Place("a.yml", 6, 4, 4)
    assert node.passage("c").place_of(5, 5) == Place("a.yml", 9, 3, 5)


def test_the_lines_of_a_block_are_found() -> None:
    node, _ = read("a:\n  - |\n\n    one\n     two\n\n    three\nb: |2\n    x\n")
    block = node.passage("a", 0)
    assert block.text == "\none\n two\n\nthree\n"
    assert [block.place(line).line for line in range(1, 6)] == [3, 4, 5, 6, 7]
    assert block.place(3, 4) == Place("a.yml", 5, 8)
    assert node.passage("b").place(1) == Place("a.yml", 9, 3)


def test_an_empty_file_is_an_empty_mapping() -> None:
    for text in ("", "\n", "# nothing\n", "---\n# nothing\n"):
        node, findings = read_facts("a.yml", text.encode())
        assert findings == []
        assert node == Facts({}, Place("a.yml"))


def test_facts_are_capped() -> None:
    node, findings = read_facts("a.yml", b"a: " + b"x" * 300_000)
    assert node is None
    assert shown(findings) == [
        "1:1+1 error[too-large]: there are 301 KB here, and at most 200 KB can be read"
        " = move what does not belong here elsewhere, or split it into several files"
    ]
