from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kits.model import values
from kits.model.moments import Point
from kits.model.reading.links import is_link
from kits.model.reading.locales import is_locale
from kits.model.reading.plain import resolved
from kits.model.reading.slugs import SLUG, slug_of
from kits.model.selectors import Selector, Term
from kits.source.facts import read_nodes
from kits.source.nodes import value_of


def read(kind: Any, written: str) -> Any:
    """A value of some type, as it is written behind a key."""
    node, found = read_nodes("f.yml", f"key: {written}\n")
    assert not found
    assert node is not None
    return TypeAdapter(kind).validate_python(value_of(node)["key"])  # type: ignore[index]  # a block of one key


def refused(kind: Any, written: str) -> tuple[str, str, str]:
    """The rule, the words and the hint of a value that cannot be read."""
    with pytest.raises(ValidationError) as problems:
        read(kind, written)
    (problem,) = problems.value.errors()
    return problem["type"], str(problem["ctx"]["words"]), str(problem["ctx"]["hint"])


@pytest.mark.parametrize(
    "text", ["NO", "no", "true", "2020", "1.10", "0123", "12:30", "1e3", "2026-12-07", "灯下", "~x"]
)
def test_a_text_is_what_was_written(text: str) -> None:
    assert read(values.Line, text) == text
    assert read(values.Line, f'"{text}"') == text
    assert read(values.Texts, f"[{text}]") == (text,)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2020", 2020),
        ("-7", -7),
        ("0", 0),
        ("true", True),
        ("false", False),
        ('"2020"', "2020"),
        ('"true"', "true"),
        ("0123", "0123"),
        ("-0", "-0"),
        ("+7", "+7"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("NO", "NO"),
        ("9007199254740993000", "9007199254740993000"),
        ("[1, a, '2']", (1, "a", "2")),
        ("{n: 1, s: '1'}", {"n": 1, "s": "1"}),
    ],
)
def test_a_free_value_is_a_number_only_where_it_prints_as_it_was_written(
    written: str, value: Any
) -> None:
    assert read(values.Free, f"{{free: {written}}}") == {"free": value}


@given(st.text())
def test_whatever_is_read_as_a_number_prints_as_it_was_written(text: str) -> None:
    class Plain(str):
        plain = True

    found = resolved(Plain(text))
    assert str(found).lower() == text if isinstance(found, bool) else str(found) == text


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (values.Slug, "shanghai-03", "shanghai-03"),
        (values.Slug, "2020", "2020"),
        (values.Flag, "true", True),
        (values.Flag, '"false"', False),
        (values.Count, "40", 40),
        (values.Count, "1,200", 1200),
        (values.Count, "４０", 40),
        (values.Share, "0.05", 0.05),
        (values.Span, "14d", timedelta(days=14)),
        (values.Span, "2w", timedelta(days=14)),
        (values.Span, "３０ d", timedelta(days=30)),
        (values.Day, "2026/12/7", date(2026, 12, 7)),
        (values.DatedMoment, "2026-12-07", Point(date(2026, 12, 7))),
        (values.Zone, "Asia/Shanghai", "Asia/Shanghai"),
        (values.Zone, "UTC", "UTC"),
        (values.Zone, "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        (values.LocaleCode, "zh-TW", "zh-TW"),
        (values.Link, "https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (values.Link, '"#小程序://灯下/abc"', "#小程序://灯下/abc"),
        (values.Links, "https://a.example", ("https://a.example",)),
        (values.Ids, "mira", ("mira",)),
        (values.Ids, "[mira, bo]", ("mira", "bo")),
        (values.Texts, "a", ("a",)),
        (values.Groups, "all", Selector((Term("all"),))),
        (values.Groups, "listed", Selector((Term("listed"),))),
        (
            values.Groups,
            "[harbour, {city: [上海, 北京], stage: model}]",
            Selector(
                (
                    Term("id", "harbour"),
                    Term(
                        "traits",
                        traits=(
                            ("city", frozenset({"上海", "北京"})),
                            ("stage", frozenset({"model"})),
                        ),
                    ),
                )
            ),
        ),
    ],
)
def test_values(kind: Any, written: str, value: Any) -> None:
    assert read(kind, written) == value


WRONG = "wrong-type"


@pytest.mark.parametrize(
    ("kind", "written", "problem"),
    [
        (values.Line, "[a]", (WRONG, "expected a text, found a list", "write a text here")),
        (
            values.Line,
            "{a: b}",
            (WRONG, "expected a text, found a block of keys", "write a text here"),
        ),
        (
            values.Slug,
            "上海三群",
            (
                "bad-slug",
                '"上海三群" is not an id: small Latin letters, digits and single hyphens',
                'write "shang-hai-san-qun"',
            ),
        ),
        (
            values.Slug,
            "🐟",
            (
                "bad-slug",
                '"🐟" is not an id: small Latin letters, digits and single hyphens',
                "write it like shanghai-03",
            ),
        ),
        (
            values.Flag,
            "yes",
            (WRONG, 'expected true or false, found "yes"', "write true or false"),
        ),
        (
            values.Flag,
            "是",
            (WRONG, 'expected true or false, found "是"', "write true or false"),
        ),
        (
            values.Count,
            "about 40",
            (
                WRONG,
                'expected a whole number, found "about 40"',
                "write digits alone, such as 40",
            ),
        ),
        (
            values.Share,
            "5%",
            (WRONG, 'expected a share between 0 and 1, found "5%"', "write it as 0.05"),
        ),
        (
            values.Span,
            "a month",
            (
                WRONG,
                'expected a span of days, found "a month"',
                "write it as 14d, or 2w for weeks",
            ),
        ),
        (
            values.Day,
            "2026-12-07 19:00",
            (
                "bad-date",
                'expected a day without an hour, found "2026-12-07 19:00"',
                "write it as 2026-12-07",
            ),
        ),
        (
            values.Day,
            "12月7日",
            (
                "bad-date",
                '"12月7日" is not a date',
                "write it as 2026-12-07, or with an hour as 2026-12-07 19:00",
            ),
        ),
        (
            values.DatedMoment,
            "19:00",
            (
                "bad-date",
                '"19:00" is an hour without a day',
                "write the day before the hour, such as 2026-12-07 19:00",
            ),
        ),
        (
            values.Time,
            "soon!",
            (
                "unreadable-time",
                '"soon!" is not a time that can be read',
                "write it as starts - 1d 20:00, day 3 08:00, or 2026-12-08 12:20",
            ),
        ),
        (
            values.Zone,
            "Asia/Shanghia",
            (WRONG, '"Asia/Shanghia" is not a time zone', 'did you mean "Asia/Shanghai"?'),
        ),
        (
            values.Zone,
            "北京时间",
            (
                WRONG,
                '"北京时间" is not a time zone',
                "write it as Continent/City, such as Asia/Shanghai",
            ),
        ),
        (
            values.Zone,
            "localtime",
            (
                WRONG,
                '"localtime" is not a time zone',
                "write it as Continent/City, such as Asia/Shanghai",
            ),
        ),
        (
            values.LocaleCode,
            "zh_cn",
            (WRONG, '"zh_cn" is not the code of a language', 'write "zh-CN"'),
        ),
        (
            values.LocaleCode,
            "EN",
            (WRONG, '"EN" is not the code of a language', 'write "en"'),
        ),
        (
            values.LocaleCode,
            "中文",
            (
                WRONG,
                '"中文" is not the code of a language',
                "write its code, such as zh, en or zh-TW",
            ),
        ),
        (
            values.Link,
            "javascript:alert(1)",
            (
                "bad-link",
                '"javascript:alert(1)" is not a link that can be opened',
                "begin it with https://, or leave it out",
            ),
        ),
        (
            values.Link,
            '"#小程序:灯下"',
            (
                "bad-link",
                '"#小程序:灯下" is not a link that can be opened',
                "begin it with https:// (or #小程序:// for a mini program)",
            ),
        ),
        (
            values.Groups,
            '"a, b"',
            (
                "bad-slug",
                '"a, b" chooses no groups',
                "write all, listed, the id of a group, or traits such as {city: 上海}",
            ),
        ),
        (
            values.Groups,
            "a;b",
            (
                "bad-slug",
                '"a;b" chooses no groups',
                "write all, listed, the id of a group, or traits such as {city: 上海}",
            ),
        ),
        (
            values.Slug,
            "wechat，sms",
            (
                "bad-slug",
                '"wechat，sms" is not an id: small Latin letters, digits and single hyphens',
                'only one can stand here: write "wechat" or "sms"',
            ),
        ),
        (
            values.Texts,
            "{a: b}",
            (
                WRONG,
                "expected a text or a list of texts, found a block of keys",
                "write one text, or several as a list with - before each",
            ),
        ),
        (
            values.Groups,
            "{citty: 上海}",
            ("unknown-key", 'groups cannot be chosen by "citty"', 'did you mean "city"?'),
        ),
        (
            values.Groups,
            "{城市: 上海}",
            (
                "unknown-key",
                'groups cannot be chosen by "城市"',
                "use one of tag, kind, need, city, region, country, locale, stage",
            ),
        ),
        (
            values.Groups,
            "{}",
            (
                WRONG,
                "expected all, listed, a group or traits of groups, found nothing",
                "write an id, or traits such as {city: 上海}",
            ),
        ),
        (
            values.Groups,
            "[[all]]",
            (
                WRONG,
                "expected all, listed, a group or traits of groups, found a list",
                "write an id, or traits such as {city: 上海}",
            ),
        ),
        (
            values.Groups,
            "{city: {a: b}}",
            (
                WRONG,
                "expected a text or a list of texts, found a block of keys",
                "write city: and what the groups have in common",
            ),
        ),
        (
            values.Free,
            "text",
            (
                WRONG,
                "expected a block of keys, found a text",
                "write key: value lines, indented below this key",
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_value(kind: Any, written: str, problem: tuple[str, str, str]) -> None:
    assert refused(kind, written) == problem


KINDS = [
    values.Line,
    values.Slug,
    values.Flag,
    values.Count,
    values.Share,
    values.Span,
    values.Day,
    values.Month,
    values.Moment,
    values.DatedMoment,
    values.Time,
    values.Zone,
    values.LocaleCode,
    values.Link,
    values.Groups,
    values.Texts,
    values.Names,
    values.Free,
]
WRITTEN = st.recursive(
    st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)


@given(st.sampled_from(KINDS), WRITTEN)
def test_whatever_is_written_is_a_value_or_a_mistake_in_words(kind: Any, written: Any) -> None:
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError as problems:
        for problem in problems.errors():
            assert problem["type"] in ("tuple_type", "bad-slug") or problem["ctx"]["hint"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("上海", "shang-hai"),
        ("上海 03群", "shang-hai-03-qun"),
        ("Ünal & Søns", "unal-s-ns"),
        ("Ｈａｒｂｏｕｒ", "harbour"),
        ("  A--B  ", "a-b"),
        ("تفسير", ""),
        ("🐟", ""),
        ("", ""),
    ],
)
def test_slugs_of_names(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@given(st.text())
def test_a_suggested_slug_is_one(text: str) -> None:
    slug = slug_of(text)
    assert not slug or SLUG.fullmatch(slug)


@pytest.mark.parametrize("code", ["zh", "en", "zh-TW", "zh-Hans-CN", "pt-BR", "es-419"])
def test_locales(code: str) -> None:
    assert is_locale(code)


@pytest.mark.parametrize("code", ["", "jp", "xx", "EN", "zh_CN", "zh-tw", "english", "en-", "de\n"])
def test_what_is_no_locale(code: str) -> None:
    assert not is_locale(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "www.example.com",
        "https://",
        "https:/example.com",
        "http://[::1",
        "ftp://a.example",
        "https://a.example/x y",
        "mailto:a@b.example",
        "weixin://dl",
        "data:text/html,x",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert not is_link(text)


@given(st.text())
def test_whether_a_text_is_a_link_can_always_be_said(text: str) -> None:
    assert is_link(text) in (True, False)
    assert not is_link(f"javascript:{text}")
