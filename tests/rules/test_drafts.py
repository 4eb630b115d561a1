"""Nobody's unfinished work stops the kits of others."""

import textwrap

import pytest

from tests.rules.harness import Example, completed, found_in, told

DRAFT = """
        --- campaigns/drive/campaign.md
        state: draft
        {facts}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: {send}
        ---
        {text}
        """


@pytest.mark.parametrize(
    ("facts", "send", "text", "rule"),
    [
        ("theme: TODO", "starts 08:00", "We begin.", "placeholder"),
        ("theme: '{{ group.name }}'", "starts 08:00", "We begin.", "template-in-prose"),
        ("announcer: ops", "starts 08:00", "We begin.", "announcer-without-consent"),
        ("groups: [{city: Bergen}]", "starts 08:00", "We begin.", "empty-selector"),
        ("size: small", "doors - 1h", "We begin.", "unknown-anchor"),
        ("size: small", "starts - 1d", "We begin.", "unreadable-time"),
        ("size: small", "starts 08:00", "We {{ begin.", "unreadable-template"),
        ("size: small", "starts 08:00", "｛｛ group.name ｝｝", "full-width-tag"),
    ],
)
def test_what_is_wrong_in_a_draft_is_a_warning(facts: str, send: str, text: str, rule: str) -> None:
    found = told(DRAFT.format(facts=facts, send=send, text=text))
    assert {finding.split()[1] for finding in found} == {f"warning[{rule}]"}
    stopping = told(DRAFT.replace("draft", "ready").format(facts=facts, send=send, text=text))
    assert f"error[{rule}]" in {finding.split()[1] for finding in stopping}


@pytest.mark.parametrize(
    ("facts", "send", "text", "rule"),
    [
        ("theme: TODO", "starts 08:00", "We begin.", ""),
        ("size: small", "doors - 1h", "We begin.", ""),
        ("crew: [ann]", "starts 08:00", "We begin.", ""),
        ("recipe: gathering", "starts 08:00", "We begin.", ""),
        ("proposed_by: annn", "starts 08:00", "We begin.", "unknown-person"),
        ("groups: [{city: Bergen}]", "starts 08:00", "We begin.", "empty-selector"),
        ("size: huge", "starts 08:00", "We begin.", "unknown-value"),
        ("brief: ''", "starts 08:00", "We begin.", "missing-element"),
    ],
)
def test_of_a_proposal_is_told_what_is_wrong_and_not_what_it_still_lacks(
    facts: str, send: str, text: str, rule: str
) -> None:
    asked = "proposed_by: ann\n        brief: {goal: Warm}\n        starts: 2027-03-01\n        ends: 2027-03-07"
    key = facts.partition(":")[0]
    kept = [line for line in asked.split("\n") if not line.strip().startswith(f"{key}:")]
    written = "\n".join([*kept, f"        {facts}" if kept else facts]).strip()
    found = told(DRAFT.replace("draft", "proposed").format(facts=written, send=send, text=text))
    assert [finding.split()[1] for finding in found] == ([f"warning[{rule}]"] if rule else [])


def test_what_is_a_warning_in_a_draft_can_be_waived() -> None:
    draft = DRAFT.format(facts="groups: [{city: Bergen}]", send="starts 08:00", text="We begin.")
    row = "campaigns/drive,empty-selector,The group comes next week.,"
    assert told(f"{draft}--- waivers.csv\n        record,rule,reason,until\n        {row}\n") == []


BUSY = (
    "duties: {copywriting: ann, promotion: ann, intake: ann, judging: ops, awarding: ben,"
    " resources: {waived: none}}"
)


@pytest.mark.parametrize(("state", "of_draft"), [("draft", [True]), ("proposed", [])])
def test_nobodys_draft_fails_a_strict_check_for_what_is_still_to_come(
    state: str, of_draft: list[bool]
) -> None:
    text = DRAFT.replace("draft", state).format(facts=BUSY, send="starts 08:00", text="We begin.")
    lines = tuple(textwrap.dedent(text).strip("\n").split("\n"))
    found = found_in(completed(Example("", True, lines).fragment(), ""))
    assert [one.of_draft for one in found if one.rule == "too-many-duties"] == of_draft
