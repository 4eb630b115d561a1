from __future__ import annotations

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.render.seeing import Results
from kits.render.shout_outs import shout_outs
from kits.texts.proposing import Proposal
from tests.render.hosted import hosted, seen
from tests.render.pages import words
from tests.schema.written import Files, campaign

PROPOSED = Proposal(
    campaign="drive", texts=(("🏅 *Mi* <b> earned it\n\nThank you", ("North *", "Quay")),)
)


def made(files: Files, *proposals: Proposal) -> Page:
    (page,) = shout_outs(seen(files, Audience.OPERATORS, Results(proposals=proposals)))
    assert isinstance(page, Page)
    return page


def test_a_text_stands_as_it_would_be_pasted_beside_the_command_that_adds_it() -> None:
    page = made({"campaigns/drive/campaign.md": campaign()}, PROPOSED)
    assert page.path == "ops/shout-outs/index.md"
    body = hosted(page)[0]
    (note,) = body.xpath("//p[@class='kits-note']")
    assert list(note.itertext()) == ["🏅 *Mi* <b> earned it", "Thank you"]
    assert "North *, Quay" in words(body).replace("、", ", ")
    assert body.xpath("//pre//text()") == ["kits new message drive shout-out"]


def test_a_campaign_of_one_file_is_to_be_moved_first() -> None:
    one = made({"campaigns/drive.md": campaign()}, PROPOSED)
    more = made({"campaigns/drive/campaign.md": campaign()}, PROPOSED)
    path = "content/campaigns/drive/campaign.md"
    assert path in words(hosted(one)[0])
    assert path not in words(hosted(more)[0])


def test_a_day_without_news_says_so() -> None:
    body = hosted(made({}))[0]
    assert not body.xpath("//pre")
    assert len(body.xpath("//p")) == 2


def test_a_community_that_does_not_ask_has_no_page() -> None:
    for answer in ("auto", "off"):
        files = {
            "community.yml": f"name: Bookfolk\nlocale: en\ntimezone: UTC\nshout_outs: {answer}\n"
        }
        results = Results(proposals=(PROPOSED,))
        assert list(shout_outs(seen(files, Audience.OPERATORS, results))) == []
