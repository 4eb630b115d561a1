"""What users propose: each with what it is for, and what to tell them of what was changed."""

from __future__ import annotations

from collections.abc import Iterator

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.proposals


def proposals_page(view: View) -> Iterator[Artifact]:
    """Those that wait for an answer, then those whose authors are to hear what became of theirs."""
    _ = catalogue(view.locale).gettext
    texts = {key.campaign: text for key, text in view.said.items() if key.occasion == "mended"}
    waiting = [shown for shown in reversed(view.campaigns) if shown.phase == "proposed"]
    lacking = [(draft.title or draft.id, None, texts.get(draft.id)) for draft in view.drafts]
    answered = [
        (shown.campaign.title, Addresses.campaign(shown.campaign.id), texts[shown.campaign.id])
        for shown in view.campaigns
        if shown.campaign.id in texts and shown.phase not in ("proposed", "ended", "withdrawn")
    ]
    body = fill(
        "ops/proposals.html",
        view.locale,
        here=HERE,
        waiting=waiting,
        texts=texts,
        names=view.called,
        answered=[one for one in (*lacking, *answered) if one[2]],
    )
    yield operators_page(HERE, _("Proposals"), body, view.locale, scripts=["copying"])
