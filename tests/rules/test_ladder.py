from __future__ import annotations

import pytest

from tests.rules.harness import hints_of, told

STEP = """
    --- badges.yml
    - id: a
      name: A
      step: 1
      rule: {first}
      perks: {opened}
    - id: b
      name: B
      step: 2
      rule: {second}
      perks: [{{what: May teach, opens: mentor}}]
    """
ANY = "{credit: duty}"


def steps(first: str = ANY, opened: str = "[]", second: str = ANY) -> list[str]:
    return told(STEP.format(first=first, opened=opened, second=second))


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("{credit: mentor, at_least: 2}", 'it counts "mentor", which step 2 opens'),
        ("[{credit: duty}, {credit: mentor}]", 'it counts "mentor", which step 2 opens'),
        ("[{credit: duty}, {credit: lesson}]", "it asks for more lessons than there are, 1 of 0"),
        (
            "[{credit: duty}, {credit: lead, groups: 7}]",
            "it asks for more groups than there are, 7 of 1",
        ),
    ],
)
def test_a_step_that_nobody_can_reach_is_told_with_the_reason(second: str, what: str) -> None:
    (line,) = steps(second=second)
    assert line.startswith("badges.yml:10:")
    assert line.endswith(f'warning[unreachable-step] nobody can reach step 2, "b": {what}')


def test_an_office_is_out_of_reach_where_only_that_step_opens_it() -> None:
    leads = "[{credit: duty}, {office: deputy, for: 90d}]"
    assert steps(second=leads) == []
    opened = "[{what: May stand in, opens: deputy}]"
    assert steps(second=leads, opened=opened) == []
    (line,) = steps(first=leads, opened=opened)
    assert line.endswith('step 1, "a": it counts "deputy", which step 1 opens')


def test_a_step_may_count_what_an_earlier_one_opens_and_what_none_does() -> None:
    opened = "[{what: May teach, opens: mentor}]"
    assert steps(opened=opened, second="{credit: mentor}") == []
    assert steps(second="{credit: host}", opened=opened) == []


TASKS = """
    --- badges.yml
    - id: a
      name: A
      perks: [{{what: May draw, opens: drive/{task}}}]
    --- campaigns/drive.md
    state: {state}
    tasks:
      - {{id: maps, what: Draw the maps, credit: map}}
      - {{id: flags, what: Sew the flags, credit: sew, taken_by: ann, done: 2026-12-01}}
    """


@pytest.mark.parametrize(
    ("task", "state", "is_open"),
    [("maps", "ready", True), ("flags", "ready", False), ("maps", "withdrawn", False)],
)
def test_a_task_leads_on_until_it_is_done_or_its_campaign_is_withdrawn(
    task: str, state: str, is_open: bool
) -> None:
    found = [line for line in told(TASKS.format(task=task, state=state)) if "perk" in line]
    assert bool(found) is not is_open
    for line in found:
        assert f'"drive/{task}" is no open task, no duty and no right' in line


def test_a_task_of_a_campaign_that_could_not_be_read_is_not_missed() -> None:
    text = TASKS.format(task="maps", state="ready")
    broken = text.replace("state: ready", "starts: soon")
    assert told(broken) != []
    assert [line for line in told(broken) if "perk" in line] == []


def test_only_where_there_is_a_ladder_each_duty_that_is_taken_has_to_earn_something() -> None:
    badge = "--- badges.yml\n- id: a\n  name: A\n  {step}rule: {{credit: {credit}}}\n"
    assert told(badge.format(step="", credit="lead")) == []
    (line,) = told(badge.format(step="step: 1\n  ", credit="lead"))
    assert line.split("] ")[1] == (
        "no badge counts copywriting, promotion, intake, awarding: whoever does that earns nothing"
    )
    pen = "- id: pen\n  name: Pen\n  rule: {credit: duty, duty: copywriting}\n"
    (line,) = told(badge.format(step="step: 1\n  ", credit="lead") + pen)
    assert "counts promotion, intake, awarding:" in line
    assert told(badge.format(step="step: 1\n  ", credit="duty")) == []


def test_a_duty_is_not_missed_where_a_badge_could_not_be_read() -> None:
    badge = "--- badges.yml\n- id: a\n  name: A\n  step: 1\n  rule: {credit: lead}\n"
    assert any("duty-earns-nothing" in line for line in told(badge))
    lost = "- id: b\n  name: B\n  rule: {office: king}\n"
    assert not any("duty-earns-nothing" in line for line in told(badge + lost))


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("{office: deputy, credit: lead}", "credit"),
        ("{office: deputy, groups: 2}", "groups"),
        ("{office: deputy, within: 30d}", "within"),
        ("{office: deputy, at_least: 2}", "at_least"),
        ("[{credit: lead}, {credit: lead, for: 90d}]", "for"),
    ],
)
def test_an_office_is_held_for_a_time_and_a_credit_is_not(rule: str, key: str) -> None:
    text = f"--- badges.yml\n- id: a\n  name: A\n  rule: {rule}\n"
    (line,) = told(text)
    assert "error[unearnable-badge]" in line
    assert line.endswith(f"has no {key}")
    assert hints_of(text, "unearnable-badge") == [
        f"leave {key}: out, or write a list of an office and a credit"
    ]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("[]", 'badge "a" lacks "rule"'),
        ("{at_least: 2}", 'rule, item 1, of badge "a" lacks "credit"'),
        ("[{credit: lead}, {for: 90d}]", 'rule, item 2, of badge "a" lacks "credit"'),
        ("{office: king}", '"king" is not one of leader, deputy'),
    ],
)
def test_a_rule_asks_for_a_credit_or_an_office(rule: str, message: str) -> None:
    (line,) = told(f"--- badges.yml\n- id: a\n  name: A\n  rule: {rule}\n")
    assert line.partition("] ")[2] == message
