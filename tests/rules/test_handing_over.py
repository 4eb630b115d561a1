"""What may be handed over, who may do it, and what members are told: what is found, and is not."""

from __future__ import annotations

import pytest

from tests.rules.harness import told
from tests.rules.test_hints import findings

DRIVE = "--- campaigns/drive.md\n"
DUTIES = (
    "duties: {{copywriting: {0}, promotion: {1}, intake: {2}, judging: {3}, awarding: {4}, "
    "resources: {{waived: none}}}}\n"
)
AWARD = (
    "awards: [{{name: A, prize: {prize}, criteria: C, settlement: {settlement}, why: W, "
    "winners: {winners}}}]\n"
)


def award(prize: str = "A book", settlement: str = "Later", winners: str = "[]") -> str:
    return AWARD.format(prize=prize, settlement=settlement, winners=winners)


def rules(text: str) -> list[str]:
    return [rule for rule, *_ in findings(text)]


@pytest.mark.parametrize(
    ("facts", "level", "is_found"),
    [
        ("brand: true", "full", True),
        ("size: large", "assisted", True),
        ("confidential: true", "", True),
        ("confidential: true", "reserved", False),
        ("ends: 2026-12-16", "full", True),
        ("ends: 2026-12-15", "full", False),
        ("ends: 2026-12-31\nkind: dispatch", "", False),
        ("brand: true\nkind: dispatch", "full", True),
        ("brand: true\nstate: withdrawn", "full", False),
        ("", "full", False),
    ],
)
def test_what_stays_with_staff(facts: str, level: str, is_found: bool) -> None:
    given = f"delegation: {{level: {level}}}\n" if level else ""
    assert rules(f"{DRIVE}{facts}\n{given}") == ["handed-over-too-far"] * is_found


def test_one_finding_has_all_reasons_and_its_hint_settles_it() -> None:
    text = f"{DRIVE}brand: true\nsize: large\nends: 2026-12-20\ndelegation: {{level: {{}}}}\n"
    ((_, message, hint),) = findings(text.replace("{}", "full"))
    assert message == (
        'campaign "drive" is for the brand, large, 20 days long: such a campaign stays with staff, '
        'and its level is "full"'
    )
    assert hint == "write level: reserved below delegation:, and kept: with what staff keep"
    assert findings(text.replace("{}", "reserved, kept: The budget")) == []


@pytest.mark.parametrize(
    ("size", "days", "kind", "right"),
    [
        ("small", 8, "contest", "medium"),
        ("medium", 16, "contest", "large"),
        ("medium", 7, "contest", "small"),
        ("medium", 1, "gathering", None),
        ("large", 5, "contest", None),
        ("small", 31, "dispatch", None),
        ("small", 7, "contest", None),
    ],
)
def test_a_size_goes_with_its_days(size: str, days: int, kind: str, right: str | None) -> None:
    text = (
        f"{DRIVE}kind: {kind}\nends: 2026-12-{days:02}\nplace: Pier\nplan_b: Indoors\n"
        f"delegation: {{level: reserved}}\nsize: "
    )
    found = findings(text + size)
    assert [rule for rule, *_ in found] == ["size-against-days"] * bool(right)
    if right:
        assert found[0][2] == f"write size: {right}, or another last day"
        assert findings(text + right) == []


def test_banner_and_introduction_are_asked_of_all_but_standing_posts() -> None:
    bare = f"{DRIVE}banner: null\nintroduction: null\n"
    assert [message for _, message, _ in findings(bare)] == [
        'campaign "drive" lacks "banner"',
        'campaign "drive" lacks "introduction"',
    ]
    assert findings(f"{bare}kind: dispatch\n") == []


def test_what_an_award_lacks_is_one_finding_and_its_hint_settles_it() -> None:
    text = f"{DRIVE}awards:\n  - name: A\n"
    ((rule, message, hint),) = findings(text)
    assert (rule, message) == (
        "unexplained-award",
        'the award "A" lacks criteria, settlement, why',
    )
    assert hint == "write criteria:, settlement:, why: below its name"
    assert findings(f"{text}    criteria: C\n    settlement: S\n    why: W\n") == []


@pytest.mark.parametrize(
    "amount",
    [
        "380 dollars",
        "$380",
        "380 元",
        "３８０块",
        "三百八十元",
        "RMB380",
        "380-yuan",
        "€380",
        "3 万元",
    ],
)
def test_an_amount_is_said_where_an_award_has_it_as_its_prize(amount: str) -> None:
    rule = f"rules: We decide who gets {amount}, and everybody else nothing.\n"
    assert rules(f"{DRIVE}{rule}") == ["undeclared-amount"]
    assert rules(f"{DRIVE}state: draft\n{rule}") == ["undeclared-amount"]
    assert findings(f"{DRIVE}{rule}{award(prize=f'A voucher of {amount}')}") == []


@pytest.mark.parametrize(
    "text",
    [
        "一块读，一块儿聊。",
        "2027元旦见，吃元宵。",
        "第二单元 12 页",
        "带 2 块木板",
        "300 页，30 人",
        "Ten pounds of flour, 12 pounds of books",
        "It costs 0 元",
        "多元的读法",
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert findings(f"{DRIVE}notes: {text}\n") == []


def test_an_amount_is_looked_for_wherever_leaders_or_the_public_read() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        title: 300 dollars
        delegation: {kept: We pay 301 dollars}
        faq: [{id: a, q: How much, a: 302 dollars}]
        private: {budget: 303 dollars}
        --- campaigns/drive/messages/10-a.md
        title: Launch
        note: 304 dollars
        --- pages/about.md
        title: About
        ---
        305 dollars
        """
    ) == [
        f'{place} warning[undeclared-amount] "{amount} dollars" is money, and no award has it as its prize'
        for place, amount in (
            ("campaigns/drive/campaign.md:2:8-18", 300),
            ("campaigns/drive/campaign.md:3:27-37", 301),
            ("campaigns/drive/campaign.md:4:31-41", 302),
            ("campaigns/drive/messages/10-a.md:3:7-17", 304),
            ("pages/about.md:4:1-11", 305),
        )
    ]


def test_a_private_amount_is_one_finding() -> None:
    assert rules(f"{DRIVE}notes: 380 dollars\nprivate: {{budget: 380}}\n") == ["private-fact"]


@pytest.mark.parametrize(
    "text",
    [
        "官方发布",
        "本公司决定",
        "主办方说了算",
        "最终解释权归我们",
        "本活动最终解释权归主办方所有",
        "The official team decides",
        "The official organisers decide",
        "On behalf of the organizers",
        "We reserve the right to change this",
        "小编代表大家说一句",
        "Our company decides",
        "Ask Oda Paulsen",
    ],
)
def test_members_are_not_spoken_to_by_a_company(text: str) -> None:
    sent = f"--- campaigns/drive/messages/10-a.md\nto: {{}}\n---\n{text}.\n"
    expected = ["staff-named" if "Oda" in text else "official-wording"]
    assert rules(sent.replace("{}", "groups")) == expected
    assert findings(sent.replace("{}", "crew")) == []
    assert rules(f"{DRIVE}state: draft\nnotes: {text}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "说中文，官方语言也行",
        "非官方的读法",
        "An unofficial team",
        "谨防冒充官方的人，书的官方中文版也行，我司机叔叔来接",
        "运营方案，承办方便大家，长官方才来，五官方正，小编代表作",
        "We reserve the right seats",
        "Our company of readers grows",
        "奖品由本公司提供",
        "The prizes are sent by our company",
        "Odalisque",
    ],
)
def test_who_gives_a_prize_may_be_said_and_other_words_stay(text: str) -> None:
    assert findings(f"{DRIVE}notes: {text}\n") == []


def test_a_task_is_passed_on_and_names_nobody_of_the_staff() -> None:
    tasks = "tasks: [{{id: maps, what: {}, credit: map}}]\n"
    assert rules(DRIVE + tasks.format("Draw maps with Oda Paulsen")) == ["staff-named"]
    assert rules(DRIVE + tasks.format("官方的地图")) == ["official-wording"]
    assert findings(DRIVE + tasks.format("Draw maps")) == []


def test_an_award_may_say_who_gives_it() -> None:
    assert findings(DRIVE + award(settlement="由主办方寄出")) == []
    assert rules(DRIVE + award(settlement="由主办方定")) == ["official-wording"]


def test_a_name_that_a_user_bears_too_is_no_name_of_staff() -> None:
    text = "--- people/oda.md\nname: Oda Paulsen\ncredit: name\n"
    sent = "--- campaigns/drive/messages/10-a.md\ntitle: A\n---\nAsk Oda Paulsen.\n"
    assert rules(sent) == ["staff-named"]
    assert findings(text + sent) == []


NOOR = "--- people/noor.md\nname: Noor\ncredit: name\n"


def judged(judges: str, winners: str) -> str:
    """A campaign of two groups, with those who judge it and those who win."""
    hill = "--- groups/hill.md\nleaders: ben\n"
    return hill + DRIVE + DUTIES.format("ann", "ops", "ops", judges, "ops") + award(winners=winners)


def test_judges_win_nothing_and_are_not_all_of_the_group_that_wins() -> None:
    assert rules(judged("ann", "ann")) == ["partial-judge"]
    assert rules(judged("ann", "{name: Ann Lee}")) == ["partial-judge"]
    assert findings(judged("ben", "ann")) == []
    of_hill = "{name: X, group: hill}"
    ((rule, message, hint),) = findings(judged("ben", of_hill))
    told = 'all who judge are of the group "hill", and it wins'
    assert (rule, message) == ("partial-judge", told)
    assert hint == "write somebody of another group under judging: as well"
    assert findings(judged("[ben, ops]", of_hill)) == []
    noor = "--- people/noor.md\nname: Noor\ngroups: hill\n"
    assert rules(noor + judged("[ben, noor]", of_hill)) == ["partial-judge"]
    assert findings(judged("ben", "{name: X, group: lighthouse}")) == []


@pytest.mark.parametrize("where", ["", "--- campaigns/drive/recap.md\ngood: It rained.\n"])
def test_judges_hand_nothing_in(where: str) -> None:
    entry = "credits: [{person: ann, for: A note, kind: entry}]\n"
    judging = "duties: {copywriting: ann, promotion: ben, intake: ops, judging: %s, awarding: ops, resources: {waived: none}}\n"
    first = "--- campaigns/drive/campaign.md\n"
    ((rule, message, _),) = findings(first + judging % "ann" + where + entry)
    assert (rule, message) == (
        "partial-judge",
        '"ann" judges this campaign, and hands something in',
    )
    assert findings(first + judging % "ben" + where + entry) == []
    assert findings(first + judging % "ann" + where + entry.replace("entry", "proofreading")) == []


BEFORE = "--- campaigns/{0}.md\ntitle: T\nstarts: 2026-0{1}-01\nends: 2026-0{1}-05\n"
LEADS = "announcer: noor\ncrew: [noor, ben]\n"


def test_who_leads_has_assisted_as_often_as_there_was_a_chance() -> None:
    noor, drive = NOOR, DRIVE + LEADS
    assert findings(noor + drive) == []
    one, two, three = (BEFORE.format(id, month) for id, month in (("a", 1), ("b", 2), ("c", 3)))
    early = noor + one + two + three + drive
    ((rule, message, hint),) = [each for each in findings(early) if each[0] != "recap-due"]
    assert (rule, message) == (
        "not-ready-to-lead",
        'campaign "drive" is led by "noor", who has assisted in 0 before it, and 2 are asked for',
    )
    assert "override: and below it not-ready-to-lead:" in hint
    helps = DUTIES.format("noor", "ann", "ben", "ops", "ann")
    assert findings(noor + one + two + helps + three + helps + drive) == []
    assert findings(noor + one + two + three + LEADS + drive) == []
    assert findings(f"{early}override: {{not-ready-to-lead: She taught for years.}}\n") == []
    assert findings(f"--- community.yml\npolicy: {{rounds_before_lead: 0}}\n{early}") == []


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("not-redy-to-lead", ("unknown-override", 'did you mean "not-ready-to-lead"?')),
        (
            "private-fact",
            ("unknown-override", "take it out; other warnings are waived in waivers.csv"),
        ),
        ("not-ready-to-lead", ("unused-override", "take the line out")),
    ],
)
def test_an_override_is_of_readiness_and_goes_against_something(
    rule: str, found: tuple[str, str]
) -> None:
    text = f"{DRIVE}override: {{{rule}: We know.}}\n"
    assert [(rule, hint) for rule, _, hint in findings(text)] == [found]


def test_people_are_enough_and_nobody_has_too_much() -> None:
    much = DRIVE + DUTIES.format("ann", "ann", "ann", "ops", "ben")
    assert rules(much) == ["too-many-duties"]
    policy = "--- community.yml\npolicy: {duties_per_person: 3}\n"
    assert findings(policy + much) == []
    few = DRIVE + DUTIES.format("ann", "ann", "ann", "ann", "ann")
    assert rules(few) == ["too-few-hands"]
    over = few + "starts: 2026-11-26\nends: 2026-11-30\n"
    assert findings(over) == []


@pytest.mark.parametrize("status", ["invited", "resting", "alumni"])
def test_who_is_not_there_has_no_part_until_they_are(status: str) -> None:
    noor = f"--- people/noor.md\nname: Noor\nstatus: {status}\n"
    crew = "crew: [ann, ben, noor]\n"
    assert rules(noor + DRIVE + crew) == ["not-there-for-duty"]
    assert findings(noor + DRIVE + crew + "starts: 2026-11-26\nends: 2026-11-30\n") == []
    assert findings(noor.replace(status, "active") + DRIVE + crew) == []


def test_what_is_wrong_is_waived_with_a_reason_also_once_the_campaign_is_over() -> None:
    waiver = "--- waivers.csv\nrecord,rule,reason\ncampaigns/drive,too-many-duties,She asked to.\n"
    much = DRIVE + DUTIES.format("ann", "ann", "ann", "ops", "ben")
    assert findings(waiver + much) == []
    assert findings(waiver + much + "starts: 2026-11-26\nends: 2026-11-30\n") == []
