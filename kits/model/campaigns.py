"""Campaigns: what is run and announced."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders, for_operators, for_public
from kits.model.awards import Award
from kits.model.campaign_parts import Brief, Change, Delegation, Flaw, Heeded, Mended, Milestone
from kits.model.credit_lines import Credits
from kits.model.reading.plain import one_or_more
from kits.model.recipes import CampaignKind, Check, Duties
from kits.model.records import Record
from kits.model.settings import Questions
from kits.model.tasks import Task
from kits.model.values import (
    DatedMoment,
    Flag,
    Free,
    Groups,
    Ids,
    Line,
    Link,
    Moment,
    Names,
    Short,
    Slug,
    Texts,
)

State = Literal["proposed", "draft", "ready", "paused", "withdrawn"]
Extras = Annotated[
    tuple[Literal["poster", "qr", "kit_html"], ...],
    BeforeValidator(one_or_more),
    Short({"type": "string"}),
]
LEADER = "leader"
"""The announcer of a campaign that each group's own leader announces."""


class Row(Record):
    """What is one group's own in a campaign (a row of its `groups.csv`)."""

    group: Slug = for_leaders()
    """The group."""
    starts: DatedMoment | None = for_leaders(None)
    """When it starts for this group."""
    ends: DatedMoment | None = for_leaders(None)
    """When it ends for this group."""
    results: DatedMoment | None = for_leaders(None)
    """When results come for this group."""
    place: Line | None = for_leaders(None, text=True)
    """Where this group meets."""
    link: Link | None = for_leaders(None)
    """The link of this group."""
    skip: Ids = for_leaders(())
    """Messages that this group does not get."""
    dates: Mapping[str, Moment] = for_leaders({})
    """Its own of the campaign's named moments."""
    columns: Mapping[str, str] = for_leaders({}, text=True)
    """All other columns."""

    @property
    def moves(self) -> bool:
        """Whether any moment of the campaign is another for this group."""
        return bool(self.starts or self.ends or self.results or self.dates)


class Campaign(Record):
    """What is run and announced (`content/campaigns/<id>.md`, or a folder of that name)."""

    id: Slug = for_public()
    """Names the campaign in files and links."""
    title: Line = for_public(text=True)
    """What it is called."""
    operator: Slug = for_operators()
    """The accountable member of staff, behind the scenes."""
    announcer: Slug = for_leaders()
    """The user whose byline it bears, or `leader` for each group's own."""
    starts: DatedMoment = for_public()
    """Its first day."""
    ends: DatedMoment = for_public()
    """Its last day, which belongs to it."""
    results: DatedMoment | None = for_public(None)
    """When results are announced."""
    dates: Mapping[str, Moment] = for_public({})
    """Named moments."""
    recipe: Slug | None = for_leaders(None)
    """The plan it follows."""
    state: State = for_public("draft")
    """How far it is; only what is ready is sent, and what is proposed or a draft has no kits."""
    kind: CampaignKind = for_public("contest")
    """What sort of campaign it is."""
    brand: Flag = for_leaders(False)
    """Whether it speaks for the brand."""
    size: Literal["small", "medium", "large"] | None = for_leaders(None)
    """How large it is."""
    confidential: Flag = for_leaders(False)
    """Whether the public must not know of it."""
    delegation: Delegation | None = for_leaders(None)
    """How far it is in users' hands."""
    brief: Brief | None = for_leaders(None)
    """What the crew must know."""
    banner: Line | None = for_public(None, text=True)
    """A picture, from the campaign's folder."""
    place: Line | None = for_public(None, text=True)
    """Where it takes place."""
    awards: tuple[Award, ...] = for_public(())
    """What can be won."""
    crew: Ids = for_leaders(())
    """The users who organise it."""
    duties: Duties = for_leaders({})
    """Who does what."""
    override: Mapping[Line, Line] = for_leaders({}, text=True)
    """Rules of readiness that it goes against, each with the reason."""
    groups: Groups = for_leaders()
    """The groups that take part."""
    excluded: Groups | None = for_leaders(None, alias="except")
    """The groups that do not, of those."""
    open_in: Groups | None = for_leaders(None)
    """The groups in which anyone may come: their own day and place stand on its public page."""
    skip: Ids = for_leaders(())
    """Messages of the recipe that are not sent; `all` for none of them."""
    training: Names = for_leaders(())
    """Lessons to take first."""
    facts: Ids = for_leaders(())
    """Those of facts.csv that its texts may say; all of them unless stated."""
    milestones: tuple[Milestone, ...] = for_leaders(())
    """Steps on the way."""
    checklist: tuple[Check, ...] = for_leaders(())
    """What a leader does, and when; adds to the recipe's."""
    link: Link | None = for_leaders(None)
    """Where members take part."""
    changes: tuple[Change, ...] = for_public(())
    """What became different after the kits went out."""
    flaws: tuple[Flaw, ...] = for_leaders(())
    """What is known to be wrong."""
    tasks: tuple[Task, ...] = for_leaders(())
    """Work that anyone may take."""
    credits: Credits = for_leaders(())
    """Deeds to be honoured."""
    proposed_by: Slug | None = for_leaders(None)
    """Whose idea it was."""
    mended: tuple[Mended, ...] = for_operators(())
    """What staff changed in the proposal."""
    forked_from: Slug | None = for_leaders(None)
    """The campaign it was copied from."""
    heeded: tuple[Heeded, ...] = for_leaders(())
    """What earlier campaigns learned, each ticked by `how` or refused with a reason."""
    serves: Names = for_leaders(())
    """What members get from it."""
    vars: Free = for_leaders({}, text=True)
    """Free values for messages."""
    extras: Extras = for_leaders(())
    """Made for each group on request: a poster, the QR code of its link, its kit as one file."""
    private: Free = for_operators({})
    """Budget and notes."""
    theme: Texts = for_public((), text=True)
    """What it is about."""
    rules: Texts = for_public((), text=True)
    """What holds for all who take part."""
    judging: Texts = for_public((), text=True)
    """How winners are found."""
    notes: Texts = for_public((), text=True)
    """What to mind."""
    entries: Texts = for_public((), text=True)
    """What is handed in."""
    participants: Texts = for_public((), text=True)
    """Who can join."""
    guidance: Texts = for_leaders((), text=True)
    """How to take part."""
    promotion: Texts = for_leaders((), text=True)
    """How it is made known."""
    plan_b: Texts = for_leaders((), text=True)
    """What happens when it cannot go as planned."""
    faq: Questions = for_leaders((), text=True)
    """What members ask; in public stand only answers that print no group's value."""
    introduction: Line | None = for_public(None, text=True)
    """The rest of the body."""

    @property
    def is_unfinished(self) -> bool:
        """Whether operators alone may know of it, as of a proposal or a draft."""
        return self.state in ("proposed", "draft")

    @property
    def is_stopped(self) -> bool:
        """Whether nothing of it may be posted, but that it was stopped."""
        return self.state in ("paused", "withdrawn")

    @property
    def changed(self) -> int | None:
        """The place of the newest change that speaks of the whole campaign, in all its groups."""
        whole = [
            (str(change.at), place)
            for place, change in enumerate(self.changes)
            if not (change.replaces or change.message or change.groups or change.fixes)
        ]
        return max(whole, default=(None, None))[1]

    @property
    def open_flaws(self) -> tuple[int, ...]:
        """The places of the flaws that nothing has mended yet."""
        mended = {change.fixes for change in self.changes}
        every = enumerate(self.flaws)
        return tuple(at for at, flaw in every if flaw.fixed is None and flaw.id not in mended)

    def before_results(self) -> Campaign:
        """The same, as it is told before its results: without winners, and what is said of them."""
        versions = {code: one.before_results() for code, one in self.translations.items()}
        awards = tuple(
            award.model_copy(update={"winners": (), "why": None}) if award.winners else award
            for award in self.awards
        )
        return self.model_copy(update={"awards": awards}).with_translations(versions)

    def with_changes(self, places: Collection[int]) -> Campaign:
        """The same, with only the changes that stand at these places of its list."""
        versions = {code: one.with_changes(places) for code, one in self.translations.items()}
        kept = tuple(change for at, change in enumerate(self.changes) if at in places)
        return self.model_copy(update={"changes": kept}).with_translations(versions)
