"""What pages call deeds, elements, phases, stages and roles, in the language of the page."""

from __future__ import annotations

from kits.locale import Tongue, catalogue, translate
from kits.model.credit_kinds import KINDS, kind_of
from kits.model.credits import Deed
from kits.model.elements import PROSE, TEXTS
from kits.model.recipes import DUTIES
from kits.render.crew_pages import duty_word


def deed_words(deed: Deed, locale: Tongue) -> str:
    """A credit in words: what was done; one of no campaign in those that it was given."""
    kind, spoken = kind_of(deed.kind), dict(deed.spoken)
    told = spoken.get(locale.tag) or spoken.get(locale.tag.partition("-")[0]) or deed.what
    if told and not deed.campaign and kind.has_campaign:
        return told
    if kind.names == "duty" and deed.what in DUTIES:
        return duty_word(deed.what, locale)
    return (kind.did and translate(kind.did, locale)) or told or deed.kind


def campaign_phases(locale: Tongue) -> dict[str, str]:
    """What a page calls each phase of a campaign, in the order of the page."""
    _ = catalogue(locale).gettext
    return {
        "running": _("Running now"),
        "ahead": _("Coming up"),
        "paused": _("Paused"),
        "ended": _("Ended"),
        "withdrawn": _("Withdrawn"),
        "draft": _("Draft"),
        "proposed": _("Proposed"),
    }


def group_stages(locale: Tongue) -> dict[str, str]:
    """What a page calls each stage in the life of a group."""
    _ = catalogue(locale).gettext
    return {
        "seeding": _("seeding"),
        "recruiting": _("recruiting"),
        "running": _("running"),
        "model": _("model group"),
        "dormant": _("dormant"),
        "closed": _("closed"),
    }


def role_words(locale: Tongue) -> dict[str, str]:
    """What a page calls the roles that lessons are for."""
    _ = catalogue(locale).gettext
    return {
        "leader": _("leader"),
        "deputy": _("deputy"),
        "crew": _("crew"),
        "announcer": _("announcer"),
        "operator": _("operator"),
    }


def track_word(track: str, locale: Tongue) -> str:
    """What a page calls a track: one named after its readers says so, others keep their name."""
    _ = catalogue(locale).gettext
    words = {
        "leaders": _("For leaders"),
        "deputies": _("For deputies"),
        "crew": _("For the crew"),
        "operators": _("For operators"),
    }
    return words.get(track, track)


def element_words(locale: Tongue) -> dict[str, str]:
    """What a page calls each prose element of a campaign, in the order of the page."""
    _ = catalogue(locale).gettext
    told = sorted((PROSE[key] for key in TEXTS), key=lambda element: element.page)
    return {element.key: _(element.headings[0]) for element in told}


def doing_words(locale: Tongue) -> dict[str, str]:
    """What a page calls each way of taking part, in the order of the wall."""
    duties = {duty: duty_word(duty, locale) for duty in DUTIES}
    return duties | {
        kind.id: translate(kind.doing, locale) for kind in KINDS if kind.doing and kind.has_list
    }
