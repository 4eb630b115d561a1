"""No bytes make the reader raise or hang, and every value is found where it stands."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kits.model.places import Place
from kits.source.content import read_content
from kits.source.documents import read_document, read_facts
from kits.source.nodes import Facts, Listing, Node, Scalar, value_of
from kits.source.sections import fold_prose
from kits.source.tables import read_table, split_cell
from tests.source.shown import MemoryTree

pytestmark = pytest.mark.long

YAML = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            ": ",
            ":",
            "- ",
            "-",
            "\n",
            "\n  ",
            "\n    ",
            " ",
            "\t",
            "#",
            " #x",
            "# ",
            "[",
            "]",
            "{",
            "}",
            ",",
            ", ",
            '"',
            "'",
            "\\",
            "\\x41",
            "\\ud800",
            "&a",
            "*a",
            "!",
            "!!str",
            "<<: ",
            "? ",
            "%YAML",
            "---",
            "\n---\n",
            "...\n",
            ">",
            ">\n",
            ">+2\n",
            "@",
            "`",
            "~",
            "null",
            "\u3000",
            "：",
            "“",
            "”",
            "，",
            "京",
            "🙂",
            "\x85",
            "\u2028",
            "\ufeff",
            "\x00",
            "\ufdd0",
            "\r",
            "\r\n",
            "{{ x }}",
            "name: x\n",
            "- y\n",
            "\\U00110000",
        ]
    ),
    max_size=30,
).map("".join)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "## Rules\n",
            "## ",
            "### Q {#id}\n",
            "### ",
            "# ",
            "- x\n",
            "- ",
            "  ",
            "\n",
            "```\n",
            "~~~",
            "## FAQ\n",
            "## 规则：\n",
            "text",
            "\u3000",
            "{#",
            "}",
            "\r",
            "1. ",
            "\u2028",
            "## Ruls\n",
            "* a\n  b\n",
        ]
    ),
    max_size=30,
).map("".join)
TABLE = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            ",",
            ";",
            "；",
            "\t",
            '"',
            '""',
            '"x"',
            "\n",
            "\r\n",
            " ",
            "\u3000",
            "，",
            "京",
            "\x00",
            "\ufeff",
            "id",
            "id,a\n",
            "sep=",
            "注：",
            "#N/A",
            "1E+10",
            "?",
            "4-Dec",
        ]
    ),
    max_size=30,
).map("".join)


def check_places(node: Node, lines: int) -> None:
    """Every place of a tree lies in the file."""
    assert 1 <= node.place().line <= lines
    assert node.place().column >= 1
    assert node.place().width >= 1
    if isinstance(node, Scalar):
        source = node.source
        assert len(source.starts) == source.text.count("\n") + 1
        for offset in range(len(source.text) + 1):
            assert 1 <= source.place_of(offset).line <= lines
    elif isinstance(node, Listing):
        for item in node.items:
            check_places(item, lines)
    else:
        for entry in node.entries.values():
            check_places(entry.key, lines)
            check_places(entry.value, lines)


def check_everything(data: bytes) -> None:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    document, findings = read_document("a.md", data)
    assert document is not None or findings
    if document is not None:
        folded, more = fold_prose(document)
        findings += more
        check_places(folded.facts, lines)
        assert len(folded.body.starts) == folded.body.text.count("\n") + 1
        assert fold_prose(folded)[0].body == folded.body
    facts, more = read_facts("a.yml", data)
    findings += more
    assert facts is not None or more
    if facts is not None:
        check_places(facts, lines)
        value_of(facts)
    for chinese in (True, False):
        table, more = read_table("a.csv", data, chinese)
        findings += more
        assert table is not None or more
        for row in table.rows if table else ():
            check_places(row, lines)
            for entry in row.entries.values():
                assert isinstance(entry.value, Scalar)
                check_places(split_cell(entry.value), lines)
    for finding in findings:
        assert 1 <= finding.place.line <= lines
        str(finding.message).encode()
        str(finding.hint).encode()


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    check_everything(data)


@given(YAML)
@example('a: "\\')
@example("a: \ufeff")
@example("|")
@example("a: |+\n\n\n")
@example("%TAG ! x\n---\n")
def test_no_facts_make_the_reader_raise(text: str) -> None:
    check_everything(text.encode())
    check_everything(f"---\n{text}\n---\n{text}".encode())


@given(MARKDOWN)
def test_no_prose_makes_the_reader_raise(text: str) -> None:
    check_everything(text.encode())


@given(TABLE)
def test_no_table_makes_the_reader_raise(text: str) -> None:
    check_everything(text.encode())


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    check_everything(text.encode(errors="surrogatepass"))


@given(st.dictionaries(st.text(min_size=1, max_size=20).map("content/".__add__), st.just("x")))
@settings(max_examples=30)
def test_no_names_make_the_reader_raise(files: dict[str, str | bytes]) -> None:
    content, _ = read_content(MemoryTree(files))
    assert content.others <= content.paths


LARGE = {
    "brackets": "a: " + "[" * 30_000,
    "braces": "a: " + "{" * 30_000,
    "open mappings": "{a: " * 30_000,
    "dashes": "- " * 90_000,
    "questions": "? " * 90_000,
    "colons": ": " * 90_000,
    "a long line": "a: " + "x" * 1_000_000,
    "a long value": "a: " + "x " * 90_000,
    "escapes": 'a: "' + r"\x41 " * 35_000 + '"',
    "folds": "a: >\n" + "  x\n" * 35_000,
    "anchors": "&a " * 60_000,
    "deep lines": "\n".join(" " * i + "a:" for i in range(500)),
    "spaces": "## " + " " * 900_000 + "x",
    "braces in a heading": "## " + "{#a}" * 200_000,
    "quotation marks": '"x' * 400_000,
    "doubled quotation marks": "a,b\n" + '"' + '""' * 16_000 + ';"',
    "semicolons": "a\n" + "x;" * 16_000,
    "cells of one row": "id,a\nb," + "c," * 400_000 + "d\n",
    "rows that are too long": "id," + "a," * 300 + "\n" + ("b," * 303 + "c\n") * 500,
    "columns": "id," + "a," * 50_000 + "\n" + "b," * 50_010 + "c\n",
    "notes": "id,a,b\nc,d,e\n" + "a b c d\n" * 50_000,
    "other separators": "id,a,b\n" + ("c" + "，D" * 900 + "\n") * 300,
    "question marks": "id,a\n" + ("b," + "? 京" * 9_000 + "\n") * 20,
    "ticks": "`" * 900_000 + "\n" + "```\n" * 10,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_no_size_makes_the_reader_hang(text: str) -> None:
    """Any step that is quadratic takes minutes here."""
    for data in (text.encode(), f"---\n{text}\n---\n".encode()):
        document, _ = read_document("a.md", data)
        if document is not None:
            fold_prose(document)
        read_facts("a.yml", data)
        table, _ = read_table("a.csv", data, chinese=True)
        for row in table.rows if table else ():
            for entry in row.entries.values():
                assert isinstance(entry.value, Scalar)
                split_cell(entry.value)


WORD = st.text(alphabet="abz京城🙂é-'\"(“：", min_size=1, max_size=8)
PLAIN = st.text(alphabet="abz京城🙂é()", min_size=1, max_size=8)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A value, and one way of writing it in facts."""
    style = draw(st.sampled_from(["plain", "single", "double", "literal", "folded", "lines"]))
    if style in ("plain", "lines"):
        words = draw(st.lists(PLAIN, min_size=1, max_size=4))
    else:
        words = draw(st.lists(WORD, min_size=1, max_size=4))
    text = " ".join(words)
    match style:
        case "plain":
            return text, text
        case "single":
            return text, "'" + text.replace("'", "''") + "'"
        case "double":
            return text, '"' + text.replace('"', '\\"') + '"'
        case "literal":
            return "\n".join(words), "|-\n      " + "\n      ".join(words)
        case "folded":
            return text, ">-\n      " + "\n      ".join(words)
    return text, "\n      ".join(words)


@given(st.lists(written(), min_size=1, max_size=5), st.sampled_from(["", "\ufeff"]))
def test_every_value_is_found_where_it_stands(values: list[tuple[str, str]], mark: str) -> None:
    text = (
        "---\nlist:\n" + "".join(f"  - k🙂{i}: {w}\n" for i, (_, w) in enumerate(values)) + "---\n"
    )
    document, findings = read_document("a.md", (mark + text).encode())
    assert findings == []
    assert document is not None
    lines = text.split("\n")
    for i, (value, _) in enumerate(values):
        key = f"k🙂{i}"
        passage = document.facts.passage("list", i, key)
        assert passage.text == value
        at = document.facts.place("list", i, key)
        assert at == Place("a.md", at.line, at.column, at.width)
        assert lines[at.line - 1][at.column - 1] in (value[0], "\\")
        named = document.facts.place("list", i, key, key=True)
        assert lines[named.line - 1][named.column - 1 :].startswith(key)
        offset = 0
        for word in value.split():
            offset = value.index(word, offset)
            if "'" not in value and '"' not in value:
                where = passage.place_of(offset, len(word))
                assert lines[where.line - 1][where.column - 1 :].startswith(word)
            offset += len(word)


def test_an_empty_mapping_has_a_place() -> None:
    node, _ = read_facts("a.yml", b"a: {}\n")
    assert isinstance(node, Facts)
    assert node.place("a") == Place("a.yml", 1, 4, 1)
