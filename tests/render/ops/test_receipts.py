"""The operator's evening as it is made: who is due now leads, and what waits is offered."""

from __future__ import annotations

import json

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.render.ops.receipts import receipts_page
from tests.render.day.evening import EVENING, GROUPS, HEARD
from tests.render.day.lamplight import SETTINGS, checked
from tests.render.ops.evenings import body_of, view_of
from tests.render.pages import each
from tests.schema.written import Files

LONG_AGO = str(EVENING["campaigns/river/messages.csv"]).replace(
    "2026-12-09 21:40", "2026-11-29 21:40"
)


def evening(files: Files) -> dict[str, object]:
    """What the script of the page is given."""
    made = {one.path: one for one in receipts_page(view_of(files)) if isinstance(one, File)}
    (facts,) = (one.content for path, one in made.items() if path.endswith("ops-evening.js"))
    told: dict[str, object] = json.loads(facts.decode().partition(".evening = ")[2].rstrip(";\n"))
    return told


def test_what_is_due_stands_by_owner_and_leads() -> None:
    page = body_of(view_of({**EVENING, "campaigns/river/messages.csv": LONG_AGO}))
    assert each(page, "//section/h3") == ["Groups without an owner", "Ines"]
    assert each(page, "//section[@data-owner='ops']/details[@open]/summary/b") == ["Chapter three"]
    (earlier,) = each(page, "//section[@data-owner='ops']/details[2]/summary")
    assert earlier.startswith("Longer ago")
    ticks = "//section[@data-owner='ops']/details[1]//input"
    assert page.xpath(f"{ticks}/@value") == ["beijing", "shanghai"]
    (campaign,) = page.xpath("//section[@data-owner='ops']/details[1]/ul/@data-campaign")
    assert campaign == "river"


def test_a_group_with_nobody_to_post_is_told_and_not_counted() -> None:
    alone = GROUPS.replace("noor,,,2026", ",,,2026")
    page = body_of(view_of({**EVENING, "groups/all.csv": alone}))
    (row,) = each(page, "//section[@data-owner='']//li")
    assert "nobody" in row
    assert "· 2 are still to come" in each(page, "//p[@class='kits-facts'][1]")[0]


def test_notes_and_asks_wait_for_a_word_each() -> None:
    asks = "id,day,what,group\nmaps,2026-12-07,A <i>map</i>,shanghai\n"
    page = body_of(view_of({**HEARD, "log/asks/a.csv": asks}))
    assert each(page, "//details/summary/q") == ["The <b>link</b> is dead", "A <i>map</i>"]
    rows = [json.loads(row) for row in page.xpath("//div/@data-row")]
    assert rows == [
        {"group": "london", "message": "river/10-chapter"},
        {"id": "maps", "what": "A <i>map</i>"},
    ]


def test_what_waits_is_gone_once_it_is_answered() -> None:
    answer = "group,message,day,what\nlondon,river/10-chapter,2026-12-09,Mended\n"
    page = body_of(view_of({**HEARD, "log/answers/a.csv": answer}))
    assert not each(page, "//h2[@id='notes']")


def test_links_lead_to_the_git_host_where_one_is_stated() -> None:
    assert evening(EVENING)["upload"] is None
    stated = f"{SETTINGS}repository: https://github.com/readers/site\n"
    found = evening({**EVENING, "community.yml": stated})
    assert found["upload"] == ["https://github.com/readers/site/upload/main/", True]


def test_nothing_of_it_is_for_leaders() -> None:
    """Neither codes, nor notes, nor where the content lies."""
    stated = f"{SETTINGS}repository: https://github.com/canary/site\n"
    made = checked({**HEARD, "community.yml": stated})
    for audience in (Audience.LEADERS, Audience.PUBLIC):
        view = made.view(audience)
        assert (view.expected, view.standings) == (None, ())
        assert not hasattr(view.settings, "repository")
        told = "".join(repr(page) for page in made.pages(audience))
        assert "canary" not in told
        assert "ops-evening" not in told
        assert "is dead" not in told
