"""What an empty field answers, and how records show their fields."""

from __future__ import annotations

import pytest

from kits.model.findings import say
from kits.model.places import Place
from kits.texts.failures import UnknownNameError
from kits.texts.names import Absent, Empty, EmptyValueError, Fields, Prose, Several, Url
from tests.texts.composed import mistakes, said

AT = Place("groups.csv", 3)


def fields(open: bool = False, **values: object) -> Fields:
    return Fields(say('group "{id}"', id="a"), values, lambda name: AT.shifted(len(name)), open)


EMPTY = Empty(say('group "{id}"', id="a"), "note", lambda: AT)


def test_an_empty_field_is_false_and_equal_to_nothing() -> None:
    assert not EMPTY
    assert EMPTY == ""
    assert Empty(say("else"), "where", lambda: AT) == EMPTY
    assert EMPTY != "x"
    assert len(EMPTY) == 0
    assert list(EMPTY) == []
    assert {EMPTY: 1}[""] == 1  # type: ignore[index]  # equal things have one hash


@pytest.mark.parametrize(
    "expression",
    [
        "here.note",
        "'注：' ~ here.note",
        "here.note ~ '。'",
        "'a' + here.note",
        "here.note + 'a'",
        "here.note | upper",
        "here.note | lower",
        "here.note | join(' ')",
        "['a', here.note] | join(' ')",
        "['a'] | join(here.note) if false else here.note",
        "here.note | first",
        "here.note | last",
        "here.note | day",
        "here.note | date",
        "here.note | weekday",
        "here.note | time",
        "here.note | round",
        "here.note.x",
        "here.note[0]",
        "-here.note",
    ],
)
def test_whatever_needs_its_text_raises(expression: str) -> None:
    assert mistakes(f"{{{{ {expression} }}}}", here=fields(note=None)) == [
        'groups.csv:3:5+1 error[empty-value]: message "20-launch" prints "note", which group "a" '
        'does not have = fill in "note", or print it with | default("…")'
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ here.note | default('无') }}", "无"),
        ("{{ here.note | default }}.", "."),
        ("{% if here.note %}a{% else %}b{% endif %}", "b"),
        ("{% if not here.note %}a{% endif %}", "a"),
        ("{% if here.note == '' %}a{% endif %}", "a"),
        ("{% if here.note != '' %}a{% else %}b{% endif %}", "b"),
        ("{% if here.note == 'x' %}a{% else %}b{% endif %}", "b"),
        ("{% if here.note in ['', 'x'] %}a{% endif %}", "a"),
        ("{% if 'x' in here.note %}a{% else %}b{% endif %}", "b"),
        ("{% if here.note is defined %}a{% else %}b{% endif %}", "b"),
        ("{{ here.note | length }}", "0"),
        ("{% for x in here.note %}a{% else %}b{% endfor %}", "b"),
        ("{% for x in here.note | sort %}a{% else %}b{% endfor %}", "b"),
        ("{{ here.note if here.note }}.", "."),
        ("{{ here.note or '店里' }}", "店里"),
    ],
)
def test_it_can_be_asked_about(template: str, expected: str) -> None:
    assert said(template, here=fields(note=None)) == expected
    assert said(template, here=fields(open=True)) == expected


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_fields_without_a_value_are_empty(nothing: object) -> None:
    empty = fields(city=nothing).get("city")
    assert isinstance(empty, Empty)
    told = (str(empty.record), empty.field, empty.place())
    assert told == ('group "a"', "city", AT.shifted(4))


@pytest.mark.parametrize("value", ["上海", 0, False, ("a",)])
def test_a_value_is_itself(value: object) -> None:
    assert fields(city=value).get("city") == value


def test_a_field_that_no_such_record_has_is_an_error() -> None:
    with pytest.raises(UnknownNameError) as raised:
        fields(city="上海", name="港湾").get("nmae")
    assert (raised.value.name, raised.value.known) == ("nmae", ("city", "name"))


def test_an_open_record_lacks_nothing_and_knows_addresses() -> None:
    here = fields(
        True, map="https://x.cn/a", place="在 https://x.cn/a 旁", plan={"url": "http://x.cn"}
    )
    assert isinstance(here.get("host"), Empty)
    assert type(here.get("map")) is Url
    assert type(here.get("place")) is str
    inner = here.get("plan")
    assert type(inner.get("url")) is Url
    assert inner.get("other").place() == AT.shifted(4)
    assert type(fields(name="https://x.cn/a").get("name")) is str


def test_the_missing_address_of_our_own_page_is_printed_as_nothing() -> None:
    page = fields(page=Absent("page"))
    assert said("见{{ community.page }}。{{ '！' ~ community.page }}", community=page) == "见。！"
    assert said("{{ community.page | default('?') }}", community=page) == "?"


def test_several_texts_are_one_text_where_there_is_one() -> None:
    one, two = Prose(("读慢",)), Prose(("读慢", "写信"))
    assert one == "读慢"
    assert two == ("读慢", "写信")
    assert two != "读慢"
    assert hash(one) == hash("读慢")
    assert (
        said("{{ campaign.theme }}{{ campaign.theme ~ '！' }}", campaign=fields(theme=one))
        == "读慢读慢！"
    )
    assert (
        said("{% if campaign.theme == '读慢' %}是{% endif %}", campaign=fields(theme=one)) == "是"
    )
    assert (
        said("{% for t in campaign.theme %}{{ t }}，{% endfor %}", campaign=fields(theme=two))
        == "读慢，写信，"
    )
    assert mistakes("{{ campaign.theme }}", campaign=fields(theme=two)) == [
        "m.md:1:1+2 error[unfit-value]: a list cannot be printed = print one of its texts, or choose with if"
    ]


@pytest.mark.parametrize("tags", [("新群",), ("新群", "海外")])
@pytest.mark.parametrize(
    "expression", ["group.tags", "'：' ~ group.tags", "group.tags | upper", "group.tags or '无'"]
)
def test_a_list_is_never_printed_however_many_it_holds(
    tags: tuple[str, ...], expression: str
) -> None:
    assert mistakes(f"{{{{ {expression} }}}}", group=fields(tags=Several(tags))) == [
        "m.md:1:1+2 error[unfit-value]: a list cannot be printed = print one of its texts, or choose with if"
    ]


def test_a_list_of_one_is_still_compared_as_that_text() -> None:
    template = "{% if group.tags == '新群' %}新{% endif %}{{ group.tags | join('、') }}"
    assert said(template, group=fields(tags=Several(("新群",)))) == "新新群"


def test_adding_needs_a_text() -> None:
    with pytest.raises(EmptyValueError):
        EMPTY + "x"


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
def test_an_empty_value_is_neither_less_nor_more(sign: str) -> None:
    names = {"here": fields(True, note="")}
    for test in (f"here.note {sign} 'a'", f"100 {sign} here.note", f"here.note {sign} 100"):
        assert said(f"{{% if {test} %}}是{{% else %}}否{{% endif %}}", **names) == "否"
