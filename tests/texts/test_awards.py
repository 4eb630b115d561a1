"""What a message may say of awards, of whom, and from when on."""

from __future__ import annotations

import pytest

from kits.locale import catalogue
from tests.texts.composed import BOOKS, content, findings, kit, message, sent
from tests.tongues import ZH

UNNAMED = catalogue(ZH).gettext("a winner who wishes to stay unnamed")
PEOPLE = """
    id,name,name.en,called,role,credit,alias
    ops,陈静,,,staff,name,
    mira,林小满,Lin Xiaoman,小满,user,name,
    wei,王伟,,,user,alias,*阿伟*
    an,安安,,,user,anonymous,
    no,没说话,,,user,,
"""
AWARDS = """[
  {id: a, name: 好信, name.en: A good letter, prize: 一本旧书, criteria: 想回, settlement: 三天内寄出,
   why: 写得真, winners: [mira, wei, an, no, ops, someone, {name: 雨巷口, consent: name},
   {name: 不说, consent: anonymous}, {name: 没问过}]},
  {name: 第一封, winners: []}]"""
LOOP = (
    "{% for award in campaign.awards %}{{ award.name }}："
    "{% for winner in award.winners %}{{ winner }}、{% endfor %}\n{% endfor %}"
)


def said(body: str, group: str = "harbour", **facts: str) -> str:
    known = {"awards": AWARDS, "results": "2026-12-16", **facts}
    send = known.pop("send", "results 09:00")
    files = content(
        {"people/people.csv": PEOPLE, f"{BOOKS}messages/60-results.md": message(body, send=send)},
        **known,
    )
    return text_of(files, group)


def text_of(files: dict[str, str | bytes], group: str) -> str:
    (only,) = kit(files, group).messages
    return next(iter(only.texts.values())).text


def wrong(body: str, *, send: str, **facts: str) -> list[str]:
    known = {"awards": AWARDS, "results": "2026-12-16", **facts}
    return findings(
        content(
            {
                "people/people.csv": PEOPLE,
                f"{BOOKS}messages/60-results.md": message(body, send=send),
            },
            **known,
        )
    )


def test_winners_print_in_the_form_to_which_each_agreed() -> None:
    assert said(LOOP) == (
        f"好信：林小满、*阿伟*、{UNNAMED}、{UNNAMED}、雨巷口、{UNNAMED}、\n第一封："
    )


def test_names_and_texts_are_in_the_language_of_the_group() -> None:
    assert said(LOOP, "riverside").startswith(
        "A good letter：Lin Xiaoman、*阿伟*、a winner who wishes to stay unnamed、"
    )


def test_whoever_is_unnamed_is_left_out_where_there_are_no_words_for_it() -> None:
    groups = "id,name,channels,locale,leader_name\nharbour,Port,line,fr,Ann\n"
    files = content(
        {
            "people/people.csv": PEOPLE,
            "groups/groups.csv": groups,
            f"{BOOKS}messages/60-results.md": message(LOOP, send="results 09:00"),
        },
        awards=AWARDS,
        results="2026-12-16",
    )
    assert text_of(files, "harbour").startswith("好信：林小满、*阿伟*、雨巷口、")


@pytest.mark.parametrize("field", ["prize", "criteria", "settlement", "why"])
def test_an_award_says_its_texts_at_any_time(field: str) -> None:
    body = "{% for a in campaign.awards %}{% if a.X %}{{ a.name }}{{ a.X }}{% endif %}{% endfor %}"
    said_then = said(body.replace("X", field), send="starts 08:00")
    assert said_then.startswith("好信")
    assert "第一封" not in said_then


@pytest.mark.parametrize(
    ("send", "facts", "is_early"),
    [
        ("ends 18:00", {}, True),
        ("results - 1d 23:59", {}, True),
        ("results 00:00", {}, False),
        ("results 08:00", {"results": "2026-12-16 20:00"}, True),
        ("results", {"results": "2026-12-16 20:00"}, False),
        ("[results 09:00, ends 09:00]", {}, True),
        ("[results 09:00, results + 1d 09:00]", {}, False),
        ("ends - 1d 18:00", {"results": ""}, True),
        ("ends 18:00", {"results": ""}, False),
    ],
)
def test_winners_are_read_from_the_results_on(
    send: str, facts: dict[str, str], is_early: bool
) -> None:
    found = wrong(LOOP, send=send, **facts)
    until = "results" if facts.get("results") != "" else "ends"
    assert found == (
        [
            f'{BOOKS}messages/60-results.md:5:75+7 error[early-winners]: message "60-results" reads '
            "winners, and may be read before the results = leave the winners out, or send it later, "
            f"such as send: {until} + 1d 09:30"
        ]
        if is_early
        else []
    )


def test_a_group_whose_results_come_later_has_its_own_moment() -> None:
    files = content(
        {
            "people/people.csv": PEOPLE,
            f"{BOOKS}groups.csv": "group,results\nharbour,2026-12-20\n",
            f"{BOOKS}messages/60-results.md": message(LOOP, send="2026-12-17 09:00"),
        },
        awards=AWARDS,
        results="2026-12-16",
    )
    assert [found.partition(" = ")[0] for found in findings(files)] == [
        f'{BOOKS}messages/60-results.md:5:75+7 error[early-winners]: message "60-results" reads '
        "winners, and may be read before the results"
    ]


@pytest.mark.parametrize(
    "reading",
    ["award.winners", "award['winners']", "award.winners | length", "award.winners | first"],
)
def test_every_way_to_read_winners_too_early_is_found(reading: str) -> None:
    body = f"{{% for award in campaign.awards %}}{{{{ {reading} }}}}{{% endfor %}}"
    assert len(wrong(body, send="starts 08:00")) == 1
    test = f"{{% for award in campaign.awards %}}{{% if {reading} %}}x{{% endif %}}{{% endfor %}}好"
    assert len(wrong(test, send="starts 08:00")) == 1


@pytest.mark.parametrize("to", ["crew", "winners"])
def test_the_crew_is_told_no_earlier(to: str) -> None:
    def of(send: str) -> list[str]:
        return findings(
            content(
                {
                    "people/people.csv": PEOPLE,
                    f"{BOOKS}messages/60-results.md": message(LOOP, send=send, to=to),
                },
                awards=AWARDS,
                results="2026-12-16",
            )
        )

    assert len(of("ends 18:00")) == 1
    assert of("results 09:00") == []


def test_an_answer_names_no_winner_whenever_it_is_read() -> None:
    answer = "{% for award in campaign.awards %}{{ award.name }}{% endfor %}"
    early = "{% for award in campaign.awards %}{{ award.winners | first }}{% endfor %}"
    for a, count in ((answer, 0), (early, 1)):
        facts = {"faq": f'[{{id: won, q: 谁得了？, a: "{a}"}}]', "send": "results 09:00"}
        assert len(wrong("结果出来了", **facts)) == count


def test_a_list_of_winners_and_an_award_cannot_be_printed() -> None:
    for body in (
        "{{ campaign.awards }}",
        "{% for a in campaign.awards %}{{ a.winners }}{% endfor %}",
    ):
        (found,) = wrong(body, send="results 09:00", awards="[{name: 好信, winners: mira}]")
        assert "error[unfit-value]: a list cannot be printed" in found
    (found,) = wrong("{% for a in campaign.awards %}{{ a }}{% endfor %}", send="results 09:00")
    assert "error[unfit-value]: a whole record cannot be printed" in found


def test_nothing_else_of_an_award_or_a_winner_is_in_reach() -> None:
    for asked in ("a.id", "a.private", "a.winners[0].person", "a.values", "a.place"):
        body = f"{{% for a in campaign.awards %}}{{{{ {asked} }}}}{{% endfor %}}"
        (found,) = wrong(body, send="results 09:00", awards="[{name: 好信, winners: mira}]")
        assert "error[unknown-name]" in found


def test_an_award_without_a_prize_is_told_where_it_stands() -> None:
    (found,) = wrong(
        "{% for a in campaign.awards %}{{ a.prize }}{% endfor %}",
        send="results 09:00",
        awards="[{name: 好信}]",
    )
    assert found.startswith(f"{BOOKS}campaign.md:")
    assert 'prints "prize", which award "好信" of campaign "books" does not have' in found


def test_a_name_with_marks_in_it_is_a_name() -> None:
    winners = "[{name: '*星* [x](https://x.example)', consent: name}]"
    shown = sent(
        "{% for a in campaign.awards %}{{ a.winners | join('、') }}{% endfor %}",
        awards=f"[{{name: 好信, winners: {winners}}}]",
        more={f"{BOOKS}messages/20-launch.md": message(LOOP, send="ends 18:00")},
    )
    assert shown.texts["wechat"].text == "好信：*星* [x](https://x.example)、"


def test_an_award_nobody_may_be_shown_for_is_told_without_a_name() -> None:
    body = (
        "{% for a in campaign.awards %}{{ a.name }}：{{ a.winners | join('、') }}"
        "{% if a.winners %}！{% endif %}{% for w in a.winners %}{{ w }}{% else %}。{% endfor %}"
        "{{ a.winners | length }}\n{% endfor %}"
    )
    awards = "[{name: 好信, winners: [no, {name: 没问过}]}, {name: 第一封}]"
    assert said(body, awards=awards) == "好信：。0\n第一封：。0"
