"""Everyone honoured, each once, with what they did for which campaign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.awards import award_keys
from kits.model.credit_kinds import STAR, kind_of
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.render.marks import mark
from kits.render.views import Honour, View
from kits.render.words import deed_words

BEYOND = "beyond"
"""The list of what was done in a year for no campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What someone did for one campaign, or was in a year to all."""

    campaign: str
    """Its id; empty where it was for none."""
    star: bool
    """Whether it is for having been a star of its year."""
    title: str
    when: date
    roles: tuple[str, ...]
    """What they were there, each once: a word or two."""
    told: tuple[str, ...]
    """What they did, as others tell it: a sentence each."""
    common: bool
    """Whether it is nothing but what very many did: a group led, others taught."""

    @property
    def listed(self) -> str:
        """The list that it belongs to, below the wall."""
        if self.star:
            return f"{self.when.year}/stars"
        return f"campaign/{self.campaign}" if self.campaign else f"{self.when.year}/{BEYOND}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Someone on the wall, with what they did, the newest first."""

    name: str
    face: Face | None
    """None for someone who is not on the roster, and so has no page."""
    works: tuple[Work, ...]

    def picture(self, here: Address) -> Markup:
        """Their portrait on a page, or the pattern that comes of their name.

        The name stands beside it, so a reader who listens is told nothing twice.
        """
        if self.face is None or self.face.avatar is None:
            return mark(self.face.slug if self.face else self.name)
        return Markup(
            '<img class="kits-mark" src="{}" alt="" width="96" height="96" '
            'loading="lazy" decoding="async">'
        ).format(here.to(Addresses.face(self.face.slug)))


class Titles:
    """What campaigns and their awards are called in a language; made once for all lists."""

    def __init__(self, view: View, locale: Tongue) -> None:
        self.locale = locale
        spoken = {item.campaign.id: item.campaign.in_locale(locale.tag) for item in view.campaigns}
        self.campaigns: Mapping[str, str] = {id: one.title for id, one in spoken.items()}
        self.awards: Mapping[tuple[str, str], str] = {
            (item.campaign.id, key): award.name
            for item in view.campaigns
            for key, award in zip(
                award_keys(item.campaign.awards), spoken[item.campaign.id].awards, strict=True
            )
        }
        _ = catalogue(locale).gettext
        self._star = _("Star of {year}")
        self.beyond = _("Beyond the campaigns")
        """What is said of deeds for no campaign."""

    def star(self, year: int) -> str:
        """What a star of a year is called."""
        return self._star.format(year=year)


def doers(honours: Iterable[Honour], titles: Titles) -> list[Doer]:
    """Everyone honoured, in the order of their newest deed; guests of one name stay apart."""
    lines: dict[Face | int, list[Honour]] = {}
    for place, honour in enumerate(honours):
        lines.setdefault(honour.face or place, []).append(honour)
    return [
        Doer(
            name=named(those[0], titles.locale.tag),
            face=those[0].face,
            works=tuple(_works(those, titles)),
        )
        for those in lines.values()
    ]


def deeds_first(people: Iterable[Doer]) -> list[Doer]:
    """People in the same order, but for those of whom a deed is told: they stand first."""
    return sorted(people, key=lambda one: not one.works[0].told)


def named(honour: Honour, locale: str) -> str:
    """What the one who is honoured is called in a language."""
    return honour.face.in_locale(locale).name if honour.face else honour.name


def _works(honours: list[Honour], titles: Titles) -> Iterator[Work]:
    parts: dict[tuple[str, bool, int], list[Honour]] = {}
    for honour in honours:
        deed, star = honour.deed, honour.deed.kind == STAR.id
        year = deed.when.year if star or not deed.campaign else 0
        parts.setdefault((deed.campaign, star, year), []).append(honour)
    for (campaign, star, year), those in parts.items():
        deeds = [honour.deed for honour in those]
        roles = (_role(deed, titles) for deed in deeds if is_role(deed))
        told = (deed_words(deed, titles.locale) for deed in deeds if not is_role(deed))
        yield Work(
            campaign=campaign,
            star=star,
            title=_title(campaign, year if star else None, those[0], titles),
            when=deeds[0].when,
            roles=tuple(dict.fromkeys(roles)),
            told=tuple(dict.fromkeys(told)),
            common=all(is_role(deed) and kind_of(deed.kind).is_common for deed in deeds),
        )


def is_role(deed: Deed) -> bool:
    """Whether a word says what somebody was in a campaign; other deeds are told as written."""
    return kind_of(deed.kind).is_role and bool(deed.campaign)


def _title(campaign: str, star: int | None, honour: Honour, titles: Titles) -> str:
    """What a work is called; `star` is the year of which somebody was one."""
    if star:
        return titles.star(star)
    return titles.campaigns.get(campaign, honour.title) if campaign else titles.beyond


def _role(deed: Deed, titles: Titles) -> str:
    _ = catalogue(titles.locale).gettext
    award = titles.awards.get((deed.campaign, deed.what or ""))
    if kind_of(deed.kind).names == "award" and award:
        return _("won “{award}”").format(award=award)
    return deed_words(deed, titles.locale)
