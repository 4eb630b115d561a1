import pytest

from kits.model.places import Passage, Place
from kits.source.documents import Document, read_document, read_facts
from kits.source.nodes import Facts, Listing, value_of
from tests.source.shown import shown


def read(text: str) -> Document:
    document, findings = read_document("a.md", text.encode())
    assert findings == []
    assert document is not None
    return document


def refused(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    document, findings = read_document("a.md", data)
    assert document is None
    return shown(findings)


def test_facts_above_and_text_below() -> None:
    document = read("---\ntitle: 五天\n---\n\n　　一天四章。\n  b  \n\n")
    assert value_of(document.facts) == {"title": "五天"}
    assert document.facts.place("title") == Place("a.md", 2, 8, 2)
    assert document.facts.place("absent") == Place("a.md", 2, 1, 5)
    assert document.body == Passage("　　一天四章。\n  b  ", "a.md", ((5, 1), (6, 1)))


def test_a_file_without_a_fence_is_all_body() -> None:
    for text in ("\n# Hello\n\nKey: text", "-----\nA rule above."):
        document = read(text)
        assert document.facts == Facts({}, Place("a.md"))
        assert document.body.text == text.strip()
        assert document.facts.place("title") == Place("a.md", 1, 1)
    assert read("\n# Hello").body.place(1) == Place("a.md", 2, 1)


def test_nothing_is_a_document_too() -> None:
    for text in ("", "\n\n", "---\n---\n", "---\n# remark\n---"):
        document = read(text)
        assert document.body.text == ""
        assert document.facts.entries == {}
    assert read("---\n---\n").facts.place("title") == Place("a.md", 1, 1, 3)
    assert read("---\na: b\n---\n").body.place(1) == Place("a.md", 4, 1)


def test_a_byte_order_mark_and_other_line_ends_do_not_shift_anything() -> None:
    plain = "---\ntitle: x\nbrief: |\n  one\n  two\n---\nfirst\n\nsecond\n"
    expected = read(plain)
    for ends in ("\r\n", "\r"):
        document = read("\ufeff" + plain.replace("\n", ends))
        assert value_of(document.facts) == value_of(expected.facts)
        assert document.facts.place("title") == Place("a.md", 2, 8, 1)
        assert document.facts.passage("brief") == expected.facts.passage("brief")
        assert document.body == expected.body


def test_dashes_inside_a_value_do_not_close_the_facts() -> None:
    document = read("---\ntext: |\n  a\n  ---\n  -----\nb: c ---\n---  \nbody\n---\nmore\n")
    assert value_of(document.facts) == {"text": "a\n---\n-----\n", "b": "c ---"}
    assert document.body.text == "body\n---\nmore"


FENCE = 'is not the three dashes that facts stand between = write "---": three plain dashes, with nothing before or after them'
UNCLOSED = (
    '1:1+3 error[unclosed-fence]: the facts that begin with this "---" never end'
    ' = write "---" on a line of its own between the facts and the text'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "---\na: b\n": UNCLOSED,
        "---": UNCLOSED,
        "---\na: b\n----\ntext": f'3:1+4 error[unreadable-fence]: the line "----" {FENCE}',
        "----\na: b\n----\n": f'1:1+4 error[unreadable-fence]: the line "----" {FENCE}',
        "———\n标题：b\n———\n\ntitle: x": "",
        "———\ntitle：b\n———\n": f'1:1+3 error[unreadable-fence]: the line "———" {FENCE}',
        " ---\na: b\n---\n": f'1:1+4 error[unreadable-fence]: the line " ---" {FENCE}',
        "---\na: b\n---　\n": f'3:1+4 error[unreadable-fence]: the line "---　" {FENCE}',
        "---\n- a\n---\n": (
            "2:1+1 error[facts-without-keys]: the facts are not written as keys with values"
            ' = write each fact on a line of its own, "name: Mira"'
        ),
    }.items(),
)
def test_a_fence_that_hosts_would_publish_is_refused(text: str, expected: str) -> None:
    if expected:
        assert refused(text) == [expected]
    else:
        assert read(text).facts.entries == {}


def test_blank_lines_before_the_facts_are_refused_and_the_facts_read() -> None:
    document, findings = read_document("a.md", b"\n \n---\na: b\n---\nc\n")
    assert shown(findings) == [
        "3:1+3 error[late-fence]: there are blank lines before the facts"
        ' = delete them, so that "---" is the first line of the file'
    ]
    assert document is not None
    assert document.facts.place("a") == Place("a.md", 4, 4, 1)
    assert document.body.place(1) == Place("a.md", 6, 1)


def test_what_is_not_utf_8_is_refused_at_its_place() -> None:
    unreadable = (
        "error[unreadable-text]: the file is not saved as UTF-8: from here on it cannot be read"
        " = open it in the program that wrote it and save it again with the encoding UTF-8"
    )
    assert refused("---\ntitle: 五天\n---\n".encode("gb18030")) == [f"2:8+1 {unreadable}"]
    assert refused(b"\xef\xbb\xbfa\r\nb\xff") == [f"2:2+1 {unreadable}"]
    assert refused("a".encode("utf-16")) == [f"1:1+1 {unreadable}"]


def test_what_no_one_types_is_refused_once_and_replaced() -> None:
    def invisible(code: str) -> str:
        return (
            f'error[forbidden-character]: the text holds the invisible character "{code}"'
            " = delete it: put the cursor behind it, press backspace, and type what you see again"
        )

    document, findings = read_document(
        "a.md", "---\na: b\ufdd0c\n---\n五\u2028天\x00\x85\n\U0010ffff\x00\n".encode()
    )
    assert shown(findings) == [
        f"2:5+1 {invisible('U+FDD0')}",
        f"4:2+1 {invisible('U+2028')}",
        f"4:4+1 {invisible('U+0000')}",
        f"4:5+1 {invisible('U+0085')}",
        f"5:1+1 {invisible('U+10FFFF')}",
    ]
    assert document is not None
    assert value_of(document.facts) == {"a": "b\ufffdc"}
    assert document.body.text == "五\ufffd天\ufffd\ufffd\n\ufffd\ufffd"


def test_real_text_is_kept() -> None:
    text = "👨‍👩‍👧 \u200b\u202e\u200f\ufeffé <f1> &amp; {{x}} \t[]"
    assert read(text).body.text == text
    assert value_of(read(f"---\na: '{text}'\n---\n").facts) == {"a": text}


def test_a_document_is_capped() -> None:
    assert refused(b"x" * 1_000_001) == [
        "1:1+1 error[too-large]: there are 1001 KB here, and at most 1000 KB can be read"
        " = move what does not belong here elsewhere, or split it into several files"
    ]


def test_a_file_of_facts_may_be_a_list() -> None:
    node, findings = read_facts("badges.yml", b"---\n- id: scribe\n- id: host\n")
    assert findings == []
    assert isinstance(node, Listing)
    assert node.place(1, "id") == Place("badges.yml", 3, 7, 4)
