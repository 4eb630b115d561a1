"""Nobody's unfinished work stops the kits of others."""

import pytest

from tests.rules.harness import told

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


def test_what_is_a_warning_in_a_draft_can_be_waived() -> None:
    draft = DRAFT.format(facts="groups: [{city: Bergen}]", send="starts 08:00", text="We begin.")
    row = "campaigns/drive,empty-selector,The group comes next week.,"
    assert told(f"{draft}--- waivers.csv\n        record,rule,reason,until\n        {row}\n") == []
