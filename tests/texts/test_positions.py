"""Offsets of the lexer, place marks behind brackets, and lines that leave nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.nodes import Image, Link
from kits.channels.parsing import links, parse
from kits.channels.tokens import MARK
from kits.model.sentinels import LINE_MARK
from kits.texts.positions import OffsetLexer, Tag, marked, tags
from kits.texts.templates import ENVIRONMENT
from tests.texts.composed import passage, run, said
from tests.texts.test_names import fields

PIECES = st.sampled_from(
    [
        "{{ a }}",
        "{% if a %}",
        "{%- endif -%}",
        "{# x\n #}",
        "字",
        " ",
        "\n",
        "[",
        "{{- 'b]' -}}",
        "　",
    ]
)


@given(st.lists(PIECES).map("".join))
def test_each_token_stands_where_its_number_says(source: str) -> None:
    for offset, kind, value in OffsetLexer(ENVIRONMENT).tokeniter(source, None):
        written = MARK.sub("", value).replace(LINE_MARK, "")
        assert source.startswith(written, offset - 1), (kind, value)


@given(st.text(alphabet="[]\n字x"))
def test_place_marks_carry_their_offset(text: str) -> None:
    written = marked(text)
    assert MARK.sub("", written) == text
    assert [int(mark[1]) for mark in MARK.finditer(written)] == [
        at for at, character in enumerate(text) if character == "["
    ]


def test_tags_know_their_names() -> None:
    source = "字{{ a }}{%-  if b %}{# c #}{% raw %}{{ d }}{% endraw %}{% endif %}"
    tokens = ENVIRONMENT.lexer.tokeniter(source, None)
    assert list(tags(tokens)) == [
        Tag(1, "", 1),
        Tag(8, "if", 13),
        Tag(20, "", 20),
        Tag(27, "raw", 30),
        Tag(55, "endif", 58),
    ]


@pytest.mark.parametrize(
    ("body", "target", "place"),
    [
        ("[去](https://x.cn)", "https://x.cn", (1, 1)),
        ("{# 藏\n着 #}中文 [去](https://x.cn)", "https://x.cn", (2, 8)),
        ("{% if true %}\n[{{ 'a' }}](x)\n{% endif %}\n![图](b.png)", "b.png", (4, 2)),
        ("{% for i in [1, 2] %}\n- 甲 [去](x{{ i }})\n{% endfor %}", None, (2, 5)),
    ],
)
def test_links_know_their_place(body: str, target: str | None, place: tuple[int, int]) -> None:
    found = [item for item in links(parse(run(body).markdown)) if isinstance(item, (Link, Image))]
    item = found[-1]
    assert target is None or item.target == target
    assert item.mark is not None
    at = passage(body).place_of(item.mark)
    assert (at.line, at.column) == place


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% if yes %}\n甲\n{% endif %}\n乙", "甲\n乙"),
        ("{% if no %}\n甲\n{% endif %}\n乙", "乙"),
        ("甲\n{% if no %}乙{% endif %}\n丙", "甲\n丙"),
        ("甲\n\n{% if no %}乙{% endif %}\n\n丙", "甲\n\n\n丙"),
        ("甲{% if no %}\n乙\n{% endif %}丙", "甲丙"),
        ("甲{% if no %}乙{% endif %}\n丙", "甲\n丙"),
        ("甲 {# 记 #}\n丙", "甲 \n丙"),
        ("{# 记 #}\n丙", "丙"),
        ("丙\n{# 记 #}", "丙\n"),
        ("{# 记\n记 #}\n丙", "丙"),
        ("  {% set a = 1 %}  \n丙{{ a }}", "丙1"),
        ("\t{% set a = 1 %}\n丙", "丙"),
        ("　　{{ '' }}\n丙", "丙"),
        ("甲\n{{ here.x | default('') }}\n丙", "甲\n丙"),
        ("甲\n{{ here.x if here.x }}{{ '' }}\n丙", "甲\n丙"),
        ("{% for i in [1, 2] %}\n- {{ i }}\n{% endfor %}\n完", "- 1\n- 2\n完"),
        ("{% for i in [1, 2] %}{{ i }}\n{% endfor %}完", "1\n2\n完"),
        ("{% for i in [1, 2] %}\n\n{{ i }}\n{% endfor %}完", "\n1\n\n2\n完"),
        ("{% for i in [1, 2] %}\n{% if i == 2 %}\n{{ i }}\n{% endif %}\n{% endfor %}\n完", "2\n完"),
        ("{%- if yes -%}\n甲\n{%- endif %}\n乙", "甲\n乙"),
        ("甲\n{%- if no %}\n乙\n{%- endif %}\n丙", "甲\n丙"),
        ("甲\n\n{% if no %}{% endif -%}\n\n丙", "甲\n\n丙"),
        ("{% if yes\n   and yes %}\n甲{% endif %}", "甲"),
        ("- {{ here.x if here.x }}\n- 乙", "- 乙"),
        ("1. {% if no %}甲{% endif %}\n2. 乙", "2. 乙"),
        ("> {{ '' }}\n乙", "乙"),
        ("# {{ '' }}\n乙", "乙"),
        ("-{{ '' }}\n乙", "-\n乙"),
        ("地点：{{ '' }}\n乙", "地点：\n乙"),
        ("甲\n\n\n乙", "甲\n\n\n乙"),
        ("{% if yes %}甲{% endif %}", "甲"),
        ("{% if no %}甲{% endif %}", ""),
        ("{{ '' }}", ""),
        ("甲\r\n{% if no %}乙{% endif %}\r\n丙\r{{ 1 }}", "甲 \n丙\n1"),
    ],
)
def test_a_line_of_which_only_tags_are_left_leaves_no_line(body: str, expected: str) -> None:
    assert (
        said(body.replace("yes", "true").replace(" no ", " false "), here=fields(open=True))
        == expected
    )
