"""Proposals: seen by operators alone, answered from one page, told to who made them."""

from __future__ import annotations

import pytest

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.render.ops.proposals import proposals_page
from tests.render.day.lamplight import checked, waiting
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each
from tests.schema.written import Files

PROPOSAL = """
    ---
    title: Books on the benches
    state: {state}
    starts: 2027-02-01
    proposed_by: noor
    brief: {{background: Parks are empty in winter, goal: A book on every bench}}
    groups: all
    {more}
    ---
    A Canary on each.
    """
MENDED = "mended: [{what: Ten benches instead of fifty, why: Nobody could carry them}]"
TOLD = "Books on the benches is proposed for Mon 1 Feb by Noor: "


def proposed(more: str = "", state: str = "proposed") -> Files:
    return {"campaigns/benches.md": PROPOSAL.format(state=state, more=more)}


def page(files: Files) -> Element:
    return read_page(only(proposals_page(checked(files).view(Audience.OPERATORS))))


def test_a_proposal_stands_on_the_day_page_until_it_is_answered() -> None:
    (told,) = waiting(proposed())
    assert told.startswith(TOLD)
    assert told.endswith("-> proposals/#benches")
    made = checked(proposed())
    assert [found.rule for found in made.findings] == []


def test_what_was_changed_is_told_to_who_proposed_it_while_it_is_not_over() -> None:
    for state in ("proposed", "draft"):
        found = page(proposed(MENDED, state))
        (text,) = each(found, "//pre")
        assert text.startswith("Hi Noor, ")
        assert "Ten benches instead of fifty (Nobody could carry them)" in text
    assert each(page(proposed()), "//section/p")[1:] == [
        "Parks are empty in winter",
        "A book on every bench",
    ]
    assert each(page({}), "//p[@class='kits-clear']") == ["No proposal waits."]


@pytest.mark.parametrize("state", ["proposed", "draft"])
def test_operators_alone_see_it_and_it_has_no_kits(state: str) -> None:
    made = checked(proposed(MENDED, state))
    assert not any(send.campaign == "benches" for share in made.shares for send in share.sends)
    for audience in (Audience.PUBLIC, Audience.LEADERS):
        pages = [page for page in made.pages(audience) if isinstance(page, Page)]
        assert not any("Canary" in f"{page.body}" or "Books on" in f"{page.body}" for page in pages)
    bodies = {
        page.path: f"{page.body}"
        for page in made.pages(Audience.OPERATORS)
        if isinstance(page, Page)
    }
    own = [body for path, body in bodies.items() if path.startswith("campaigns/benches")]
    assert len(own) == (state == "proposed"), "a draft without what is starred has no page"
    for body in own:
        assert "Ten benches instead of fifty (Nobody could carry them)" in body
        assert "A book on every bench" in body


def test_what_was_changed_is_never_told_to_others_once_it_is_ready() -> None:
    ready = proposed(
        f"operator: ops\n    announcer: mira\n    ends: 2027-02-07\n    kind: dispatch\n    {MENDED}",
        "ready",
    )
    made = checked(ready)
    leaders = [page for page in made.pages(Audience.LEADERS) if isinstance(page, Page)]
    assert any("Canary" in f"{page.body}" for page in leaders)
    assert not any("Ten benches" in f"{page.body}" for page in leaders)
