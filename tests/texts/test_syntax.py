"""What a message template may say, and where it is told what it may not."""

from __future__ import annotations

import pytest

from kits.model.findings import say
from kits.texts.filters import FILTERS
from kits.texts.names import Fields
from tests.texts.composed import mistakes, said
from tests.texts.test_names import fields

GROUP = fields(name="港湾群", city="上海", members=40, tags=("老群", "Book club"))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if group.city == '上海' %}沪{% elif group.city %}别处{% else %}无{% endif %}", "沪"),
        (
            "{% if group.city == 'x' %}沪{% elif group.city != '' %}别处{% else %}无{% endif %}",
            "别处",
        ),
        ("{% if group.city in ['北京', '上海'] %}有{% endif %}", "有"),
        ("{% if '老群' in group.tags and not group.city == 'x' %}有{% endif %}", "有"),
        ("{% if '老' not in group.tags or false %}有{% endif %}", "有"),
        ("{% if group.members >= 40 and 40 <= group.members < 41 %}满{% endif %}", "满"),
        (
            "{% for t in group.tags %}{{ loop.index }}/{{ loop.length }} {{ t }}{{ '，' if not loop.last }}{% endfor %}",
            "1/2 老群，2/2 Book club",
        ),
        (
            "{% for t in group.tags %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ 'a' if loop.first }} {% endfor %}",
            "021a 110 ",
        ),
        (
            "{% for t in group.tags %}{% if loop.previtem %}{{ loop.previtem }}{% endif %}{{ loop.nextitem if loop.nextitem }}{% endfor %}",
            "Book club老群",
        ),
        ("{% for t in [] %}a{% else %}没有{% endfor %}", "没有"),
        ("{% for t in group.tags if t != '老群' %}{{ t }}{% endfor %}", "Book club"),
        ("{% for a, b in [['上海', 1], ['北京', 2]] %}{{ a }}{{ b }}{% endfor %}", "上海1北京2"),
        (
            "{% for t in group.tags %}{% for u in group.tags %}{{ loop.index }}{% endfor %}{% endfor %}",
            "1212",
        ),
        ("{% set 城 = group.city ~ '市' %}{{ 城 }}", "上海市"),
        ("{% set a, b = '甲', '乙' %}{{ b ~ a }}", "乙甲"),
        ("甲{# 谁也看不见\n{{ x }} #}乙", "甲乙"),
        ("{{ 'a' if group.city == 'x' }}|{{ 'b' if group.city else 'c' }}", "|b"),
        ("{{ group.members + 1 }} {{ group.members - 1 }} {{ -group.members }}", "41 39 -40"),
        (
            "{{ group['city'] }}{{ group.tags[0] }}{{ group.tags[-1] }}{{ group.tags.0 }}",
            "上海老群Book club老群",
        ),
        (
            "{{ group.tags | first }} {{ group.tags | last }} {{ group.tags | length }}",
            "老群 Book club 2",
        ),
        (
            "{{ group.tags | join('、') }} {{ group.tags | sort | join(' ') }}",
            "老群、Book club Book club 老群",
        ),
        ("{{ group.tags | sort(reverse=true) | first | upper }}{{ 'ABC' | lower }}", "老群abc"),
        ("{{ group.tags | join | list | length }} {{ 'abc' | first }}", "11 a"),
        (
            "{{ 2.6 | round }} {{ 2.64 | round(1) }} {{ 2.61 | round(1, 'ceil') }} {{ 5 | round }}",
            "3.0 2.6 2.7 5",
        ),
        ("{{ group.city | default('无') }}{{ '' | default('无', true) }}", "上海无"),
        (
            "{% if group.city is defined and 2 is even and 3 is odd and 4 is divisibleby 2 %}是{% endif %}",
            "是",
        ),
        ("{% if 1 is eq 1 and 1 is ne 2 and 1 is in [1] and none is none %}是{% endif %}", "是"),
        ("{{ \"}}\" }}{{ '{{' }}", "}}{{"),
        ("甲\n{%- if true -%}\n乙\n{%- endif -%}\n丙", "甲乙丙"),
    ],
)
def test_all_that_the_format_has_works(template: str, expected: str) -> None:
    assert said(template, group=GROUP) == expected


def test_the_filters_are_those_of_the_format() -> None:
    documented = "day date weekday time default first last join length upper lower list sort round"
    assert sorted(FILTERS) == sorted(documented.split())


CANNOT = "error[refused-in-message]:"
TAG = "cannot stand in a message = use if, for or a one-line set"
SIGN = "cannot stand in a message = compare with == or <, or join texts with ~"
CALL = "a message cannot call anything = print a value as it is, or with a filter such as | day"
FIELDS = (
    "id, name, city, region, country, kind, need, stage, locale, timezone, members, tags, about, "
    "website, contact, link, links, join, page, vars"
)
NAMES = "community, campaign, group, message, here, leader, announcer, honours, link, channel"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% macro a() %}{% endmacro %}", f'1:4+5 {CANNOT} the tag "macro" {TAG}'),
        ("好{% set x %}a{% endset %}", f'1:2+2 {CANNOT} the tag "set … endset" {TAG}'),
        ("\n  {%- raw %}{{ x }}{% endraw %}", f'2:7+3 {CANNOT} the tag "raw" {TAG}'),
        ("{% include 'a' %}", f'1:4+7 {CANNOT} the tag "include" {TAG}'),
        ("{% import 'a' as b %}", f'1:4+6 {CANNOT} the tag "import" {TAG}'),
        ("{% from 'a' import b %}", f'1:4+4 {CANNOT} the tag "from" {TAG}'),
        ("{% extends 'a' %}", f'1:4+7 {CANNOT} the tag "extends" {TAG}'),
        ("{% block a %}{% endblock %}", f'1:4+5 {CANNOT} the tag "block" {TAG}'),
        ("{% filter upper %}a{% endfilter %}", f'1:4+6 {CANNOT} the tag "filter" {TAG}'),
        ("{% call a() %}{% endcall %}", f'1:4+4 {CANNOT} the tag "call" {TAG}'),
        ("{% with a = 1 %}{% endwith %}", f'1:4+4 {CANNOT} the tag "with" {TAG}'),
        ("{% trans %}a{% endtrans %}", f'1:4+5 {CANNOT} the tag "trans" {TAG}'),
        (
            "{% for x in [] recursive %}{% endfor %}",
            f'1:1+2 {CANNOT} the tag "for … recursive" {TAG}',
        ),
        ("{% set a.b = 1 %}", f'1:8+3 {CANNOT} the sign "a.b" {SIGN}'),
        (
            "好 {{ ask('几点？') }}",
            f"1:6+3 {CANNOT} ask stands only in a report, where the leader answers it"
            " = write the text itself, or move the question to report",
        ),
        ("{{ group.name.upper() }}", f"1:20+1 {CANNOT} {CALL}"),
        ("{{ range(9) }}", f"1:9+1 {CANNOT} {CALL}"),
        ("{{ 'a' * 999999999 }}", f'1:8+1 {CANNOT} the sign "*" {SIGN}'),
        ("{{ 'a*b' * (3) }}", f'1:10+1 {CANNOT} the sign "*" {SIGN}'),
        ("{{ 2 ** 9 }}", f'1:6+2 {CANNOT} the sign "**" {SIGN}'),
        ("{{ 7 // 2 }}", f'1:6+2 {CANNOT} the sign "//" {SIGN}'),
        ("{{ 7 % 2 }}", f'1:6+1 {CANNOT} the sign "%" {SIGN}'),
        ("{{ {'a': 1} }}", f'1:4+1 {CANNOT} the sign "{{" {SIGN}'),
        ("{{ group.name[1:] }}", f'1:14+1 {CANNOT} the sign "[" {SIGN}'),
        ("{{ +1 }}", f'1:4+1 {CANNOT} the sign "+" {SIGN}'),
        (
            "{{ 1e999 }}",
            f"1:4+1 {CANNOT} no message can hold so large a number = write a smaller one",
        ),
        (
            "{{ group.name | uper }}",
            f'1:17+4 {CANNOT} there is no filter "uper" = did you mean "upper"?',
        ),
        (
            "{% if 1 is not foo %}{% endif %}",
            f'1:16+3 {CANNOT} there is no test "foo" = use one of defined, undefined, none, in, even, odd, divisibleby, eq, ne',
        ),
        ("{{ nmae }}", f'1:4+4 error[unknown-name]: no name is called "nmae" = use one of {NAMES}'),
        (
            "中文，在{{ gruop.name }}",
            '1:8+5 error[unknown-name]: no name is called "gruop" = did you mean "group"?',
        ),
        (
            "{{ group.name }}{{ name }}",
            '1:20+4 error[unknown-name]: no name is called "name" = write whose it is: '
            '"community.name", "group.name"',
        ),
        (
            "{{ group.nmae }}",
            '1:10+4 error[unknown-name]: "group" has no "nmae" = did you mean "name"?',
        ),
        (
            "{{ group . nmae }}",
            '1:12+4 error[unknown-name]: "group" has no "nmae" = did you mean "name"?',
        ),
        (
            "{{ group['nmae'] }}",
            '1:11+4 error[unknown-name]: "group" has no "nmae" = did you mean "name"?',
        ),
        (
            "{{ group.owner }}",
            f'1:10+5 error[unknown-name]: "group" has no "owner" = use one of {FIELDS}',
        ),
        ("{{ campaign.private }}", None),
        ("{{ campaign.operator }}", None),
        (
            "{{ leader.name }}",
            '1:11+4 error[unknown-name]: "leader" has no "name" = a text has no parts; print it as it is',
        ),
        (
            "{{ group.name.first }}",
            '1:15+5 error[unknown-name]: "group.name" has no "first" = it has no parts; print it as it is',
        ),
        (
            "{{ loop.foo }}",
            '1:9+3 error[unknown-name]: "loop" has no "foo" = use one of index, index0, first, last, length, revindex, revindex0, previtem, nextitem',
        ),
        (
            "{% if group.nmae %}{% endif %}",
            '1:13+4 error[unknown-name]: "group" has no "nmae" = did you mean "name"?',
        ),
        (
            "{% if false %}\n行\n{{ group.nmae }}{% endif %}",
            '3:10+4 error[unknown-name]: "group" has no "nmae" = did you mean "name"?',
        ),
        (
            "{{ group.__init__ }}",
            f'1:10+8 error[unknown-name]: "group" has no "__init__" = use one of {FIELDS}',
        ),
        (
            "{{ ''.__class__ }}",
            '1:7+9 error[unknown-name]: there is nothing called "__class__" here = a text has no parts; print it as it is',
        ),
        (
            "{{ (group.tags | first).format }}",
            '1:25+6 error[unknown-name]: there is nothing called "format" here = a text has no parts; print it as it is',
        ),
        ("{{ self }}", None),
        (
            "{{ loop }}",
            "1:1+2 error[unknown-name]: a name is used here that was not set = set it before the if, or give it a value on every branch",
        ),
        (
            "{{ group.tags[9] }}",
            "1:1+2 error[unfit-value]: the list has only 2 items = count from 0, or repeat over the list with for",
        ),
    ],
)
def test_everything_else_is_refused_at_its_place(template: str, expected: str | None) -> None:
    found = mistakes(template, group=GROUP)
    if expected is None:
        assert found
        assert "error[unknown-name]" in found[0]
    else:
        assert found == [f"m.md:{expected}"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "见 {{ here.place",
            '1:3+2 error[unreadable-template]: the tag "{{ here.place" cannot be read',
        ),
        (
            "一\n二 {% if group.city %}三\n四\n",
            '2:3+2 error[unreadable-template]: the tag "{% if group.city %}" cannot be read',
        ),
        (
            "{% if a %}{% if group.city %}{% endif %}\n完",
            '1:1+2 error[unreadable-template]: the tag "{% if a %}" cannot be read',
        ),
        ("{% endif %}", '1:1+2 error[unreadable-template]: the tag "{% endif %}" cannot be read'),
        (
            "{% for x in [] %}\n{% endif %}",
            '1:1+2 error[unreadable-template]: the tag "{% for x in [] %}" cannot be read',
        ),
        (
            "好 {{ group.name }} {{ }}",
            '1:20+2 error[unreadable-template]: the tag "{{ }}" cannot be read',
        ),
        (
            "好\n {{ group ? 1 }}",
            '2:2+2 error[unreadable-template]: the tag "{{ group ? 1 }}" cannot be read',
        ),
        (
            "{{ group.name",
            '1:1+2 error[unreadable-template]: the tag "{{ group.name" cannot be read',
        ),
        ("{%\n if\n group.city\n", '1:1+2 error[unreadable-template]: the tag "{%" cannot be read'),
        (
            "{{ (group.name }}",
            '1:1+2 error[unreadable-template]: the tag "{{ (group.name }}" cannot be read',
        ),
        (
            "{% for loop in group.tags %}{% endfor %}",
            '1:1+2 error[unreadable-template]: the tag "{% for loop in group.tags %}" cannot be read',
        ),
        (
            "{{ " + "9" * 5000 + " }}",
            '1:1+2 error[unreadable-template]: the tag "{{ ' + "9" * 37 + '" cannot be read',
        ),
        (
            "{{ " + "(" * 5000 + " }}",
            '1:1+2 error[unreadable-template]: the tag "{{ ' + "(" * 37 + '" cannot be read',
        ),
    ],
)
def test_a_tag_that_cannot_be_read_is_pointed_at(template: str, expected: str) -> None:
    hint = "close every {{ with }} and every {% if %} with {% endif %}"
    assert mistakes(template, group=GROUP) == [f"m.md:{expected} = {hint}"]


@pytest.mark.parametrize(
    ("template", "place", "mark", "plain"),
    [
        ("{{ “x” }}", "1:4+1", "“", '"'),
        ("好 {{ group。name }}", "1:11+1", "。", "."),
        ("{{ group[“name”] }}", "1:10+1", "“", '"'),
        ('{{ "。" ~ group.name，}}', "1:20+1", "，", ","),
        ("{% if group.city ＝＝ 1 %}{% endif %}", "1:18+1", "＝", "="),
        ("{{ group.name ｜ upper }}", "1:15+1", "｜", "|"),
    ],
)
def test_a_full_width_mark_in_a_tag_is_named(
    template: str, place: str, mark: str, plain: str
) -> None:
    assert mistakes(template, group=GROUP) == [
        f'm.md:{place} error[unreadable-template]: the full-width "{mark}" does not work inside a '
        f"tag = type {plain} instead, with the input method switched to English"
    ]


def test_two_dots_and_open_remarks_are_named() -> None:
    assert mistakes("好\n{{ group..name }}", group=GROUP) == [
        'm.md:2:9+2 error[unreadable-template]: the tag "{{ group..name }}" has two dots in a row'
        " = write one dot between a name and its part, such as group.name"
    ]
    for template, column in (("# 标题 {#id}", 6), ("{# 没完", 1)):
        assert mistakes(template) == [
            f'm.md:1:{column}+2 error[unreadable-template]: the remark that begins with "{{#" is '
            "never closed = take it out: headings of a message have no ids; a remark is closed "
            "with #}"
        ]


def test_none_cannot_be_printed() -> None:
    assert mistakes("{{ 1 }} {{ none }}{% if group.city == none %}{% endif %}", group=GROUP) == [
        "m.md:1:12+4 error[refused-in-message]: none is nothing that could be printed = take it "
        "out, or write the text itself"
    ]


def test_every_mistake_is_found_at_once_in_tags_of_many_lines() -> None:
    template = (
        "上\n{% if group.city\n   and gruop.city\n%}{{ group.nmae }}\n{% endif %}中{{ x | dya }}"
    )
    assert [line.partition(" ")[0] for line in mistakes(template, group=GROUP)] == [
        "m.md:3:8+5",
        "m.md:4:12+4",
        "m.md:5:20+3",
        "m.md:5:16+1",
    ]


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("好 {{ group.city }} {{ group.tags }}", "1:20+2"),
        ("好 {{ group.city }}\n　中{{\n group }}", "2:3+2"),
        ("{% for t in group.tags %}\n- {{ t }} {{ [t] }}\n{% endfor %}", "2:11+2"),
        ("{{ group.city }}{% if group.city < 3 %}{% endif %}", "1:17+2"),
        ("{% set a = group.city | day %}", "1:1+2"),
        ("{% if true %}{% elif group %}{% endif %}{% for a in group.city %}{% endfor %}", "1:41+2"),
        ("{% if group.city == 'x' %}\n{% elif group.city | time %}{% endif %}", "2:1+2"),
        ("{{ group.city }}{{ true if group.city }}", "1:17+2"),
        ("{{ 'a' ~ group.tags }}", "1:1+2"),
        ("{{ group | upper }}", "1:1+2"),
        ("{{ [group] | join }}", "1:1+2"),
        ("{{ group.members | length }}", "1:1+2"),
    ],
)
def test_a_value_that_does_not_fit_is_pointed_at(template: str, place: str) -> None:
    (found,) = mistakes(template, group=GROUP)
    assert found.startswith(f"m.md:{place} error[unfit-value]: ")


@pytest.mark.parametrize(
    "template",
    [
        "{% set a = 'xxxxxxxx' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}",
        "{% set a = 'xxxxxxxx' %}" + "{% set a = a + a %}" * 60 + "{{ a }}",
        "{% set a = 'xxxxxxxx' %}" + "{% set a = [a, a] | join(a) %}" * 60 + "{{ a }}",
        "{% set l = 'abcdefghij' | list %}" + "{% for x in l %}" * 8 + "{% endfor %}" * 8,
        "{% set l = 'abcdefghij' | list %}"
        + "{% for x in l %}" * 4
        + "长" * 900
        + "{% endfor %}" * 4,
        "{% set l = 'abcdefghij' | list %}"
        + "{% for x in l %}" * 4
        + "{{ x }}"
        + "{% endfor %}" * 4,
        "{% set a = [1, 1] %}{% set b = [1, 1] %}"
        + "{% set a = [a, a] %}{% set b = [b, b] %}" * 60
        + "{{ 1 if a == b }}",
        "{% set a = 1, 1 %}{% set b = 1, 1 %}"
        + "{% set a = a, a %}{% set b = b, b %}" * 60
        + "{{ 1 if a == b }}",
        "{{ 1 | round(999999999) }}",
        "{{ 1.5 | round(999999999, 'ceil') }}",
        "{{ 1 | round(-1) }}",
    ],
)
def test_no_template_runs_without_end(template: str) -> None:
    (found,) = mistakes(template)
    assert "error[unfit-value]: " in found


def test_only_texts_or_numbers_are_added() -> None:
    assert said("{{ 'a' + group.city }}{{ 1 + 1 }}", group=GROUP) == "a上海2"
    assert mistakes("{{ group.tags + group.tags }}", group=GROUP) == [
        "m.md:1:1+2 error[unfit-value]: only texts, or only numbers, can be added = join texts with ~"
    ]


def test_a_record_is_never_shown_as_python_would() -> None:
    for expression in ("group", "'' ~ group", "[group] | join", "group | upper", "group | list"):
        (found,) = mistakes(f"{{{{ {expression} }}}}", group=GROUP)
        assert "error[unfit-value]" in found


def test_names_of_a_template_shadow_nothing_that_is_checked_later() -> None:
    inner = Fields(say("x"), {"day": "周一"}, GROUP.place, open=True)
    assert (
        said("{% for row in here.plan %}{{ row.day }}{% endfor %}", here=fields(plan=(inner,)))
        == "周一"
    )
