from __future__ import annotations

from kits.model.audiences import Audience
from kits.render.shout_outs import shout_outs
from kits.texts.proposing import Proposal
from tests.render.hosted import hosted, seen
from tests.render.pages import words
from tests.schema.written import campaign

PROPOSED = Proposal(
    campaign="drive", texts=(("🏅 *Mi* <b> earned it\n\nThank you", ("North *", "Quay")),)
)


def test_a_text_stands_as_it_would_be_pasted_beside_the_command_that_adds_it() -> None:
    view = seen({"campaigns/drive/campaign.md": campaign()}, Audience.OPERATORS)
    page = shout_outs(view, [PROPOSED])
    assert page.path == "ops/shout-outs/index.md"
    body = hosted(page)[0]
    (note,) = body.xpath("//p[@class='kits-note']")
    assert list(note.itertext()) == ["🏅 *Mi* <b> earned it", "Thank you"]
    assert "North *, Quay" in words(body).replace("、", ", ")
    assert body.xpath("//pre//text()") == ["kits new message drive shout-out"]


def test_a_campaign_of_one_file_is_to_be_moved_first() -> None:
    one = seen({"campaigns/drive.md": campaign()}, Audience.OPERATORS)
    more = seen({"campaigns/drive/campaign.md": campaign()}, Audience.OPERATORS)
    path = "content/campaigns/drive/campaign.md"
    assert path in words(hosted(shout_outs(one, [PROPOSED]))[0])
    assert path not in words(hosted(shout_outs(more, [PROPOSED]))[0])


def test_a_day_without_news_says_so() -> None:
    body = hosted(shout_outs(seen({}, Audience.OPERATORS), []))[0]
    assert not body.xpath("//pre")
    assert len(body.xpath("//p")) == 2
