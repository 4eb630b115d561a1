"""What a report asks: a field on the page, whose answer stands in the line."""

from __future__ import annotations

import pytest

from kits.model.kits import KitMessage, Reply
from kits.texts.templates import read_template
from tests.schema.written import Files, told
from tests.texts.composed import BOOKS, content, findings, kit, message, passage
from tests.texts.test_syntax import CANNOT

LAUNCH = f"{BOOKS}messages/20-launch.md"
UNASKED = """
    name: 长灯
    locale: zh
    timezone: Asia/Shanghai
    policy: {receipts: none}
"""
ASK = 'ask("How many came?")'
BY_ITSELF = (
    "ask stands by itself, since its answer comes only once the text is posted"
    f" = write {{{{ {ASK} }}}}, in no other tag and with no filter"
)
WRITTEN_OUT = f"the question of ask is one text, written out = write it in quotes, as in {ASK}"
NO_QUESTION = f"ask says no question = write it in quotes, as in {ASK}"


def in_report(text: str) -> list[str]:
    template, found = read_template(passage(text), {}, in_report=True)
    assert bool(found) is (template is None)
    return told(found)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "{{ ask('a') }}, {{ ask('b') }}, {{ ask('c') }}",
            "1:20+3 @ a report asks one thing, and this is the second"
            " = keep one ask, and put both questions into it",
        ),
        (
            "{% if group.kind %}{{ ask('a') }}{% else %}{{ ask('b') }}{% endif %}",
            "1:47+3 @ a report asks one thing, and this is the second"
            " = keep one ask, and put both questions into it",
        ),
        ("posted {{ ask() }}", "1:11+3 @ " + NO_QUESTION),
        ("{{ ask(' ') }}", "1:4+3 @ " + NO_QUESTION),
        ("{{ ask(3) }}", "1:4+3 @ " + NO_QUESTION),
        ("{{ ask(group.name) }}", "1:4+3 @ " + WRITTEN_OUT),
        ("{{ ask('a' ~ group.name) }}", "1:4+3 @ " + WRITTEN_OUT),
        ("{{ ask('a', 'b') }}", "1:4+3 @ " + WRITTEN_OUT),
        ("{{ ask(text='a') }}", "1:4+3 @ " + WRITTEN_OUT),
        ("{{ ask(*['a']) }}", "1:4+3 @ " + WRITTEN_OUT),
        ("{{ ask('a') | upper }}", "1:4+3 @ " + BY_ITSELF),
        ("{% set a = ask('a') %}{{ a }}", "1:12+3 @ " + BY_ITSELF),
        ("{% if ask('a') %}b{% endif %}", "1:7+3 @ " + BY_ITSELF),
        ("{% for a in [1, 2] %}{{ ask('a') }}{% endfor %}", "1:25+3 @ " + BY_ITSELF),
    ],
)
def test_a_report_asks_one_question_that_is_written_out(template: str, expected: str) -> None:
    assert in_report(template) == [f"m.md:{expected}".replace("@", CANNOT)]


@pytest.mark.parametrize(
    "text", ["came: {{ ask('How many?') }}", "{% if 1 %}{{ ask('a') }}{% endif %}"]
)
def test_a_report_may_ask(text: str) -> None:
    assert in_report(text) == []


def reported(report: str, more: Files | None = None) -> KitMessage:
    (made,) = kit(content({LAUNCH: message("开始了", report=report), **(more or {})})).messages
    return made


def replied(report: str) -> Reply:
    made = reported(report).reply
    assert made is not None
    return made


def test_the_answer_stands_where_the_call_does() -> None:
    made = replied("""'回了 {{ ask("几个") }} 个“在”'""")
    assert made.question == "几个"
    assert made.posted == f"回了 个“在” · 港湾群 · {made.code}"
    assert made.before + "3" + made.behind == f"回了 3 个“在” · 港湾群 · {made.code}"
    assert made.skipped == f"今天不发 · 港湾群 · {made.code}"


def test_a_report_may_be_a_question_alone() -> None:
    made = replied("""'{{ ask("几个") }}'""")
    assert made.posted == f"港湾群 · {made.code}"
    assert made.before + "3" + made.behind == f"3 · 港湾群 · {made.code}"


def test_a_value_beside_the_question_is_a_value() -> None:
    assert replied("""'{{ group.city }} {{ ask("几个") }}'""").before == "上海 "


def test_a_report_without_a_question_is_its_line() -> None:
    made = replied("已发")
    assert made == Reply(
        posted=f"已发 · 港湾群 · {made.code}",
        skipped=f"今天不发 · 港湾群 · {made.code}",
        cannot=f"发不了 · 港湾群 · {made.code}",
        code=made.code,
    )


def test_the_question_is_translated_as_the_report_is() -> None:
    english = """---\ntitle: Go\nreport: '{{ ask("How many?") }}'\n---\nWe begin."""
    files = {
        LAUNCH: message("开始", report="""'{{ ask("几个") }}'"""),
        LAUNCH.replace(".md", ".en.md"): english,
    }
    (made,) = kit(content(files), "riverside").messages
    assert made.reply is not None
    assert made.reply.question == "How many?"


def test_where_nobody_answers_on_a_page_the_question_is_told() -> None:
    made = reported("""'已发 {{ ask("几个") }}'""", {"community.yml": UNASKED})
    assert (made.report, made.reply) == ("已发 几个", None)


@pytest.mark.parametrize("key", ["note", "report"])
def test_a_question_anywhere_else_is_one_finding(key: str) -> None:
    found = findings(content({LAUNCH: message("开始", **{key: """'{{ ask("几个") }}'"""})}))
    assert len(found) == (key == "note"), found
