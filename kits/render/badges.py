"""Badges on the public site: how each is earned, who has it, and a certificate for each award."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from kits.locale import Tongue, catalogue, translate
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page, Prototype, Stamped, blank
from kits.model.badges import Badge, BadgeRule
from kits.model.credit_kinds import kind_of
from kits.model.earning import Ahead, Awarded, apart
from kits.model.groups import Office
from kits.model.ladder import steps_of
from kits.render.certificates import certificate_of
from kits.render.crew_pages import duty_word
from kits.render.emblems import emblem
from kits.render.localised import full_day
from kits.render.markdown import markdown
from kits.render.previews import whole
from kits.render.views import View

STYLE = Addresses.asset("badges.css").path
NEWEST = 200
"""People named on a badge's page, those who earned it last; the wall finds all others."""


def badge_pages(view: View) -> Iterator[Artifact]:
    """The list of badges, a page for each, and a certificate for each award."""
    if not view.badges:
        return
    _ = catalogue(view.locale).gettext
    title = _("Badges")
    yield File(path=STYLE, content=_style())
    meta = {"lang": view.locale.tag, "hide": ["navigation", "toc"], "styles": [STYLE]}
    yield Page(
        path=Addresses.badges.source.path,
        title=title,
        body=markdown(
            "badges.md",
            view.locale,
            here=Addresses.badges,
            badges=[_shown(b, view) for b in apart(view.badges)],
            steps=[_shown(b, view) for b in steps_of(view.badges)],
        ),
        meta=meta,
    )
    holders: dict[str, list[Awarded]] = {}
    for one in view.awarded:
        holders.setdefault(one.badge.id, []).append(one)
    for badge in view.badges:
        having = holders.get(badge.id, [])
        yield Page(
            path=Addresses.badge(badge.id).source.path,
            title=badge.in_locale(view.locale.tag).name,
            body=markdown(
                "badge.md",
                view.locale,
                here=Addresses.badge(badge.id),
                badge=_shown(badge, view),
                newest=[(one.face, full_day(one.when, view.locale)) for one in having[:NEWEST]],
                others=len(having) > NEWEST,
            ),
            meta={**meta, "description": badge.in_locale(view.locale.tag).for_},
        )
    if view.awarded:
        yield _prototype(view)
    for one in view.awarded:
        yield _certificate(view, one)
        if made := certificate_of(view, one):
            yield made


def badge_list(awards: Iterable[Awarded], locale: str, here: Address) -> Markup:
    """Badges of one person, as HTML for a page; empty without any."""
    item = Markup('<li><a href="{}">{}<span>{}</span></a></li>')
    items = Markup("").join(
        item.format(
            here.near(Addresses.award(one.face.slug, one.badge.id)),
            Markup(emblem(badge)),
            badge.name,
        )
        for one in awards
        for badge in [one.badge.in_locale(locale)]
    )
    return Markup('<ul class="kits-badges">{}</ul>').format(items) if items else items


def earning_words(rules: Iterable[BadgeRule], locale: Tongue) -> str:
    """How a badge is earned: `hosting · 3 times · in 2 campaigns + deputy · for 90 days`.

    A kind of credit that is the community's own has no word, and is told by what the badge is for.
    """
    return " + ".join(_words_of(rule, locale) for rule in rules)


def so_far(one: Ahead, locale: Tongue) -> str:
    """How far somebody is: `2 of 3 so far`, `60 of 90 days so far`."""
    _ = catalogue(locale).gettext
    words = _("{have} of {need} days so far") if one.rule.office else _("{have} of {need} so far")
    return words.format(have=one.have, need=one.need)


def _words_of(rule: BadgeRule, locale: Tongue) -> str:
    words = catalogue(locale)
    if rule.office:
        days = rule.for_.days if rule.for_ else 1
        length = words.ngettext("for {n} day", "for {n} days", days).format(n=days)
        return f"{_office(rule.office, locale)} · {length}"
    parts = [
        _doing(rule, locale),
        words.ngettext("once", "{n} times", rule.at_least).format(n=rule.at_least),
        rule.campaigns
        and words.ngettext("in {n} campaign", "in {n} campaigns", rule.campaigns).format(
            n=rule.campaigns
        ),
        rule.groups
        and words.ngettext("in {n} group", "in {n} groups", rule.groups).format(n=rule.groups),
        rule.within and _span_words(rule.within, locale),
    ]
    return " · ".join(part for part in parts if part)


def _office(office: Office, locale: Tongue) -> str:
    _ = catalogue(locale).gettext
    return {"leader": _("Being a leader"), "deputy": _("Standing in for a leader")}[office]


def _doing(rule: BadgeRule, locale: Tongue) -> str | None:
    """What counts, in a word or two."""
    if rule.duty:
        return duty_word(rule.duty, locale)
    doing = kind_of(rule.credit or "").doing
    return translate(doing, locale) if doing else None


def _span_words(span: timedelta, locale: Tongue) -> str:
    words, days = catalogue(locale), max(1, span.days)
    if days % 7 == 0:
        weeks = days // 7
        return words.ngettext("within {n} week", "within {n} weeks", weeks).format(n=weeks)
    return words.ngettext("within {n} day", "within {n} days", days).format(n=days)


def _shown(badge: Badge, view: View) -> dict[str, object]:
    spoken = badge.in_locale(view.locale.tag)
    return {
        "id": badge.id,
        "name": spoken.name,
        "for": spoken.for_,
        "how": earning_words(badge.rule, view.locale),
        "emblem": Markup(emblem(badge)),
        "step": spoken.step,
        "gives": [perk.what for perk in spoken.perks],
    }


def _prototype(view: View) -> Prototype:
    _ = catalogue(view.locale).gettext
    up = html.escape(_("The wall of honour"))
    ways = [("certificate.png", _("Picture to send on"))] if view.settings.share_cards else []
    ways += [way for beside in view.beside_certificates for way in beside(view)]
    links = " · ".join(f'<a href="{to}" download>{html.escape(words)}</a>' for to, words in ways)
    proof = f'<p class="kits-facts">{links}</p>' if links else ""
    here = Addresses.award(blank("slug"), blank("badge"))
    home = here.near(Addresses.person(blank("slug")))
    drawn = here.beside("certificate.png")
    picture = whole(view, drawn) if view.settings.share_cards else None
    return Prototype(
        kind="certificate",
        locale=view.locale.tag,
        path=here.source.path,
        title=f"{blank('name')} · {blank('what')}",
        body=(
            f'<p class="kits-up"><a href="{home}">{blank("name")}</a> · '
            f'<a href="{here.to(Addresses.wall)}">{up}</a></p>\n'
            f'<div class="kits-certificate"><span>{blank("emblem")}</span>'
            f"<p>{html.escape(view.settings.name)}</p>"
            f"<h1>{blank('name')}</h1>"
            f'<p class="kits-award"><a href="{here.to(Addresses.badge(blank("badge")))}">'
            f"{blank('what')}</a></p>"
            f"<p>{blank('why')}</p>"
            f'<p class="kits-facts">{blank("when")}</p></div>\n{proof}'
        ),
        meta={
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "lang": view.locale.tag,
            "styles": [STYLE],
            "description": blank("why"),
            "kind": "profile",
            **({"picture": picture} if picture else {}),
        },
    )


def _certificate(view: View, one: Awarded) -> Stamped:
    badge = one.badge.in_locale(view.locale.tag)
    return Stamped(
        kind="certificate",
        locale=view.locale.tag,
        path=Addresses.award(one.face.slug, one.badge.id).file,
        values={
            "name": one.face.name,
            "what": badge.name,
            "why": badge.for_,
            "emblem": Markup(emblem(one.badge)),
            "when": full_day(one.when, view.locale),
        },
    )


@cache
def _style() -> bytes:
    return (files("kits.render") / "assets" / "badges.css").read_bytes()
