"""What pages call deeds, elements, phases, stages and roles, in the language of the page."""

from __future__ import annotations

from kits.locale import catalogue
from kits.model.credits import LESSON, Deed
from kits.model.elements import PROSE, TEXTS
from kits.model.recipes import DUTIES
from kits.render.crew_pages import duty_word


def deed_words(deed: Deed, locale: str) -> str:
    """A credit in words: what was done; one of no campaign in those that it was given."""
    _ = catalogue(locale).gettext
    spoken = dict(deed.spoken)
    told = spoken.get(locale) or spoken.get(locale.partition("-")[0]) or deed.what
    if told and not deed.campaign and deed.kind != LESSON:
        return told
    words = {
        "announce": _("announced it"),
        "lead": _("led a group"),
        "host": _("hosted"),
        "mentor": _("taught others"),
        "assess": _("assessed"),
        "lesson": _("finished a lesson"),
    }
    if deed.kind == "duty" and deed.what in DUTIES:
        return duty_word(deed.what, locale)
    if deed.kind == "win":
        return _("won an award")
    return words.get(deed.kind) or told or deed.kind


def campaign_phases(locale: str) -> dict[str, str]:
    """What a page calls each phase of a campaign, in the order of the page."""
    _ = catalogue(locale).gettext
    return {
        "running": _("Running now"),
        "ahead": _("Coming up"),
        "paused": _("Paused"),
        "ended": _("Ended"),
        "withdrawn": _("Withdrawn"),
        "draft": _("Draft"),
    }


def group_stages(locale: str) -> dict[str, str]:
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


def role_words(locale: str) -> dict[str, str]:
    """What a page calls the roles that lessons are for."""
    _ = catalogue(locale).gettext
    return {
        "leader": _("leader"),
        "deputy": _("deputy"),
        "crew": _("crew"),
        "announcer": _("announcer"),
        "operator": _("operator"),
    }


def track_word(track: str, locale: str) -> str:
    """What a page calls a track: one named after its readers says so, others keep their name."""
    _ = catalogue(locale).gettext
    words = {
        "leaders": _("For leaders"),
        "deputies": _("For deputies"),
        "crew": _("For the crew"),
        "operators": _("For operators"),
    }
    return words.get(track, track)


def element_words(locale: str) -> dict[str, str]:
    """What a page calls each prose element of a campaign, in the order of the page."""
    _ = catalogue(locale).gettext
    told = sorted((PROSE[key] for key in TEXTS), key=lambda element: element.page)
    return {element.key: _(element.headings[0]) for element in told}


def doing_words(locale: str) -> dict[str, str]:
    """What a page calls each way of taking part, in the order of the wall."""
    _ = catalogue(locale).gettext
    duties = ("copywriting", "promotion", "intake", "judging", "awarding", "resources")
    return {duty: duty_word(duty, locale) for duty in duties} | {
        "announce": _("Announcing"),
        "host": _("Hosting"),
        "lead": _("Leading a group"),
        "mentor": _("Teaching others"),
        "assess": _("Assessing"),
        "win": _("Winning an award"),
    }
