"""Why somebody is here, what is next and what it gives: the ladder as one is told of it."""

from __future__ import annotations

from kits.locale import Tongue, catalogue
from kits.model.ladder import Climber
from kits.render.badges import earning_words, so_far
from kits.render.localised import full_day


def standing_words(climber: Climber, locale: Tongue) -> str:
    """What to tell somebody of their own steps, a sentence a line, and to nobody else."""
    _ = catalogue(locale).gettext
    said = []
    if climber.on and climber.since:
        on = climber.on.in_locale(locale.tag)
        said.append(
            _("You are “{step}” since {day}: {why}.").format(
                step=on.name, day=full_day(climber.since, locale), why=on.for_.rstrip("。.")
            )
        )
    if climber.next:
        step = climber.next.badge.in_locale(locale.tag)
        words = _("Next is “{step}”: {why} ({how}, {far}).")
        how, far = earning_words([climber.next.rule], locale), so_far(climber.next, locale)
        why = step.for_.rstrip("。.")
        said.append(words.format(step=step.name, why=why, how=how, far=far))
        gives = _("; ").join(perk.what.rstrip("。.") for perk in step.perks)
        said += [_("It gives: {perks}.").format(perks=gives)] if gives else []
    return "\n".join(said)
