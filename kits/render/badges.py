"""Badges on the public site: how each is earned, who has it, and a certificate for each award."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.artifacts import Artifact, File, Page, Prototype, Stamped, blank
from kits.model.badges import Badge, BadgeRule
from kits.model.earning import Awarded
from kits.model.faces import Face
from kits.render.certificates import certificate_of
from kits.render.emblems import emblem
from kits.render.markdown import markdown
from kits.render.phone import full_day
from kits.render.previews import whole
from kits.render.views import View
from kits.render.words import doing_words

STYLE = "assets/kits/badges.css"
NEWEST = 200
"""People named on a badge's page, those who earned it last; the wall finds all others."""


def badge_pages(view: View) -> Iterator[Artifact]:
    """The list of badges, a page for each, and a certificate for each award."""
    if not view.badges:
        return
    _ = catalogue(view.locale).gettext
    title = _("Badges")
    yield File(path=STYLE, content=_style())
    meta = {"lang": view.locale, "hide": ["navigation", "toc"], "styles": [STYLE]}
    yield Page(
        path="badges/index.md",
        title=title,
        body=markdown("badges.md", view.locale, badges=[_shown(b, view) for b in view.badges]),
        meta=meta,
    )
    holders: dict[str, list[Awarded]] = {}
    for one in view.awarded:
        holders.setdefault(one.badge.id, []).append(one)
    for badge in view.badges:
        having = holders.get(badge.id, [])
        yield Page(
            path=f"badges/{badge.id}/index.md",
            title=badge.in_locale(view.locale).name,
            body=markdown(
                "badge.md",
                view.locale,
                badge=_shown(badge, view),
                newest=[(one.face, full_day(one.when, view.locale)) for one in having[:NEWEST]],
                others=len(having) > NEWEST,
            ),
            meta={**meta, "description": badge.in_locale(view.locale).for_},
        )
    if view.awarded:
        yield _prototype(view)
    for one in view.awarded:
        yield _certificate(view, one)
        if made := certificate_of(view, one):
            yield made


def badges_of(view: View, face: Face) -> Markup:
    """The badges of someone on the wall, as HTML for their page; empty without any."""
    return badge_list(_of(view.awarded, face), view.locale)


def badge_list(awards: Iterable[Awarded], locale: str, up: str = "") -> Markup:
    """Badges of one person, as HTML in a language; `up` leads to the person's own folder."""
    spoken = [one.badge.in_locale(locale) for one in awards]
    item = Markup('<li><a href="{}badges/{}/">{}<span>{}</span></a></li>')
    items = Markup("").join(
        item.format(up, badge.id, Markup(emblem(badge)), badge.name) for badge in spoken
    )
    return Markup('<ul class="kits-badges">{}</ul>').format(items) if items else items


def earning_words(rule: BadgeRule, locale: str) -> str:
    """How a badge is earned: `hosted · 3 times · in 2 campaigns · within 365 days`.

    A kind of credit that is the community's own has no word, and is told by what the badge is for.
    """
    words = catalogue(locale)
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


def _doing(rule: BadgeRule, locale: str) -> str | None:
    """What counts, in a word or two."""
    _ = catalogue(locale).gettext
    words = {
        **doing_words(locale),
        "duty": _("Any duty"),
        "lesson": _("Finishing a lesson"),
        "praise": _("Being thanked in a recap"),
    }
    return words.get(rule.duty or rule.credit)


def _span_words(span: timedelta, locale: str) -> str:
    words, days = catalogue(locale), max(1, span.days)
    if days % 7 == 0:
        weeks = days // 7
        return words.ngettext("within {n} week", "within {n} weeks", weeks).format(n=weeks)
    return words.ngettext("within {n} day", "within {n} days", days).format(n=days)


def _of(awarded: Iterable[Awarded], face: Face) -> Sequence[Awarded]:
    return [one for one in awarded if one.face == face]


def _shown(badge: Badge, view: View) -> dict[str, object]:
    spoken = badge.in_locale(view.locale)
    return {
        "id": badge.id,
        "name": spoken.name,
        "for": spoken.for_,
        "how": earning_words(badge.rule, view.locale),
        "emblem": Markup(emblem(badge)),
    }


def _prototype(view: View) -> Prototype:
    _ = catalogue(view.locale).gettext
    up = html.escape(_("The wall of honour"))
    ways = [("certificate.png", _("Picture to send on"))] if view.settings.share_cards else []
    ways += [way for beside in view.beside_certificates for way in beside(view)]
    links = " · ".join(f'<a href="{to}" download>{html.escape(words)}</a>' for to, words in ways)
    proof = f'<p class="kits-facts">{links}</p>' if links else ""
    drawn = f"people/{blank('slug')}/badges/{blank('badge')}/certificate.png"
    picture = whole(view, drawn) if view.settings.share_cards else None
    return Prototype(
        kind="certificate",
        locale=view.locale,
        path=f"people/{blank('slug')}/badges/{blank('badge')}.md",
        title=f"{blank('name')} · {blank('what')}",
        body=(
            f'<p class="kits-up"><a href="../../">{blank("name")}</a> · '
            f'<a href="../../../../wall/">{up}</a></p>\n'
            f'<div class="kits-certificate"><span>{blank("emblem")}</span>'
            f"<p>{html.escape(view.settings.name)}</p>"
            f"<h1>{blank('name')}</h1>"
            f'<p class="kits-award"><a href="../../../../badges/{blank("badge")}/">'
            f"{blank('what')}</a></p>"
            f"<p>{blank('why')}</p>"
            f'<p class="kits-facts">{blank("when")}</p></div>\n{proof}'
        ),
        meta={
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "lang": view.locale,
            "styles": [STYLE],
            "description": blank("why"),
            "kind": "profile",
            **({"picture": picture} if picture else {}),
        },
    )


def _certificate(view: View, one: Awarded) -> Stamped:
    badge = one.badge.in_locale(view.locale)
    return Stamped(
        kind="certificate",
        locale=view.locale,
        path=f"people/{one.face.slug}/badges/{one.badge.id}/index.html",
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
