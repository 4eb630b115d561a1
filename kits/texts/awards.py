"""The awards of a campaign as templates see them, and what winners are called there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kits.locale import catalogue, languages_of, speaks
from kits.model.awards import Award, Winner
from kits.model.community import Community
from kits.model.faces import face_of
from kits.model.findings import say
from kits.model.moments import Anchors
from kits.model.people import SOMEONE
from kits.model.runs import Run
from kits.texts.names import Fields, Withheld
from kits.texts.sending import Sending


def award_fields(
    community: Community, run: Run, locale: str, *, with_winners: bool
) -> tuple[Fields, ...]:
    """The awards of a campaign; what asks for winners where there are none yet is a mistake."""
    awards = run.campaign.in_locale(locale).awards
    return tuple(
        _award(community, run, locale, place, award, with_winners)
        for place, award in enumerate(awards)
    )


def _award(
    community: Community, run: Run, locale: str, place: int, award: Award, with_winners: bool
) -> Fields:
    campaign = run.campaign.in_locale(locale)
    values: dict[str, Any] = {
        name: getattr(award, name) for name in ("name", "prize", "criteria", "settlement", "why")
    }
    values["winners"] = (
        list(winners_called(community, award, locale))  # an empty tuple would be a missing value
        if with_winners
        else Withheld("results" if run.campaign.results else "ends")
    )
    record = say('award "{name}" of campaign "{id}"', name=award.name, id=run.id)
    return Fields(record, values, lambda name: campaign.at("awards", place, name))


def winners_called(community: Community, award: Award, locale: str) -> Iterator[str]:
    """What the winners who may be shown are called, in the form to which each agreed.

    Whoever wishes to stay unnamed is counted: by words, where there are some in the language.
    """
    tongue = languages_of(community.declared).tongue(locale)
    unnamed = catalogue(tongue).gettext("a winner who wishes to stay unnamed")
    for winner in award.winners:
        name = _called(community, winner, locale)
        if name:
            yield name
        elif name is not None and speaks(tongue):
            yield unnamed


def _called(community: Community, winner: Winner, locale: str) -> str | None:
    """The name of a winner; empty for one who is only counted, None for one who is not shown."""
    if winner.person == SOMEONE:
        return ""
    if winner.person is None:
        return (
            None if winner.consent == "none" else (winner.consent == "name" and winner.name) or ""
        )
    person = community.people.get(winner.person)
    if person is None or person.role == "staff":
        return None
    face = face_of(person, locale)
    return face.name if face else "" if person.credit == "anonymous" else None


def may_tell_winners(sendings: tuple[Sending, ...], anchors: Anchors) -> bool:
    """Whether a message is never sent before the results, or the last day where none are given."""
    out = anchors.instant("results") or anchors.instant("ends")
    return bool(sendings) and all(out is not None and each.at >= out for each in sendings)
