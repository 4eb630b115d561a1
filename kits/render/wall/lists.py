"""People of the wall that belong together: of a year, a campaign, a group or a duty; in pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kits.locale import Tongue, catalogue, speaks
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Stamped
from kits.model.credit_kinds import DUTY, LEAD, STAR
from kits.model.earning import Awarded
from kits.render.localised import language
from kits.render.previews import site_picture
from kits.render.sheets import NOTHING, fill, sheet
from kits.render.views import Honour, View
from kits.render.wall.doers import BEYOND, Doer, Titles, doers
from kits.render.words import doing_words

PEOPLE = 120
"""People on one page of a list; of more, there are several pages."""
NAMES = 400
"""Names of groups on one page of their list."""
ALUMNI = "alumni"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """People who belong together, at an address of their own."""

    path: str
    """Below the wall: `2026/people`, `campaign/drive`."""
    title: str
    honours: Sequence[Honour]
    """What they are listed for, the newest first."""
    campaign: str | None = None
    """The campaign whose page this list belongs to."""
    hint: str | None = None
    """A line below the title."""
    unnamed: int = 0
    """How many more there were who wished to stay unnamed."""


@dataclass(frozen=True, kw_only=True)
class Wall:
    """The wall in one language: its honours sorted by all that they can be found by."""

    view: View
    locale: Tongue
    titles: Titles
    everyone: Sequence[Doer]
    """In the order of their newest honour."""
    years: Mapping[int, Sequence[Honour]]
    """The newest first."""
    campaigns: Mapping[str, Sequence[Honour]]
    """In the order of their newest honour."""
    duties: Mapping[str, Sequence[Honour]]
    """By duty, or by kind of deed; in the order of the words for them."""
    groups: Mapping[str, Sequence[Honour]]
    """By id, in the order of their names."""
    stars: Mapping[int, Sequence[Honour]]
    beyond: Mapping[int, Sequence[Honour]]
    """What was for no campaign, by year."""
    alumni: Sequence[Honour]
    awarded: Mapping[str, Sequence[Awarded]]
    """Badges by the slug of whoever earned them."""

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages that the wall stands in, the community's first."""
        return wall_languages(self.view)

    @property
    def own(self) -> str | None:
        """This language, where it is not the community's."""
        return self.view.translated(self.locale.tag)

    @property
    def home(self) -> Address:
        """The first page of the wall in this language."""
        return Addresses.wall.in_locale(self.own)


def wall_languages(view: View) -> tuple[str, ...]:
    """The community's language, and those that its settings are translated to and we speak."""
    codes = view.settings.translations
    return (view.locale.tag, *(code for code in codes if speaks(view.tongue(code))))


def wall_body(
    wall: Wall, template: str, here: Address, first: Address = Addresses.wall, **values: Any
) -> Markup:
    """HTML for a page of the wall, with the way to it in other languages, each named in its own.

    It stands below `first`, or in another language in a folder of that.
    """
    path = here.within(first.in_locale(wall.own))
    versions = {
        code: first.in_locale(wall.view.translated(code)).beside(path)
        for code in wall.languages
        if code != wall.locale.tag
    }
    languages = [(code, language(code), here.to(there)) for code, there in versions.items()]
    shared = {"here": here, "wall": wall.home, "own": wall.own, "languages": languages}
    return fill(template, wall.locale, **shared, **values)


def wall_in(view: View, locale: Tongue) -> Wall:
    """The wall in a language."""
    years: dict[int, list[Honour]] = {}
    campaigns: dict[str, list[Honour]] = {}
    duties: dict[str, list[Honour]] = {duty: [] for duty in doing_words(locale)}
    groups: dict[str, list[Honour]] = {}
    stars: dict[int, list[Honour]] = {}
    beyond: dict[int, list[Honour]] = {}
    alumni: list[Honour] = []
    for honour in view.honours:
        deed = honour.deed
        years.setdefault(deed.when.year, []).append(honour)
        if deed.kind == STAR.id:
            stars.setdefault(deed.when.year, []).append(honour)
        elif deed.campaign:
            campaigns.setdefault(deed.campaign, []).append(honour)
        else:
            beyond.setdefault(deed.when.year, []).append(honour)
        duty = deed.what if deed.kind == DUTY.id else deed.kind
        if duty in duties:
            duties[duty].append(honour)
        if group := group_of(honour):
            groups.setdefault(group, []).append(honour)
        if honour.face and honour.face.status == ALUMNI:
            alumni.append(honour)
    names = {id: view.honoured[id].in_locale(locale.tag).name for id in groups}
    awarded: dict[str, list[Awarded]] = {}
    for award in view.awarded:
        awarded.setdefault(award.face.slug, []).append(award)
    titles = Titles(view, locale)
    return Wall(
        view=view,
        locale=locale,
        titles=titles,
        everyone=doers(view.honours, titles),
        years=years,
        campaigns=campaigns,
        duties={duty: those for duty, those in duties.items() if those},
        groups={id: groups[id] for id in sorted(groups, key=lambda id: (names[id], id))},
        stars=stars,
        beyond=beyond,
        alumni=alumni,
        awarded=awarded,
    )


def group_of(honour: Honour) -> str | None:
    """The group that a deed was done in or for; never the one that somebody led.

    Who leads a group is not public, and was not long ago is known by whoever can count.
    """
    return None if honour.deed.kind == LEAD.id else honour.deed.group


def listings(wall: Wall) -> Iterator[Listing]:
    """Every list of people, but for those of years, which have pages of their own kind."""
    _ = catalogue(wall.locale).gettext
    unnamed = {shown.campaign.id: shown.unnamed for shown in wall.view.campaigns}
    for year, honours in wall.years.items():
        title = _("Everyone of {year}").format(year=year)
        yield Listing(path=f"{year}/people", title=title, honours=honours)
    for year, honours in wall.stars.items():
        title = _("Stars of {year}").format(year=year)
        hint = _("Named by the community for what they were to others in this year.")
        yield Listing(path=f"{year}/stars", title=title, honours=honours, hint=hint)
    for year, honours in wall.beyond.items():
        title = _("Beyond the campaigns, {year}").format(year=year)
        yield Listing(path=f"{year}/{BEYOND}", title=title, honours=honours)
    for campaign, honours in wall.campaigns.items():
        title = wall.titles.campaigns.get(campaign, honours[0].title)
        yield Listing(
            path=f"campaign/{campaign}",
            title=title,
            honours=honours,
            campaign=campaign,
            unnamed=unnamed.get(campaign, 0),
        )
    words = doing_words(wall.locale)
    for duty, honours in wall.duties.items():
        yield Listing(path=f"duty/{duty}", title=words[duty], honours=honours)
    for group, honours in wall.groups.items():
        title = wall.view.honoured[group].in_locale(wall.locale.tag).name
        yield Listing(path=f"group/{group}", title=title, honours=honours)


def list_pages(wall: Wall, listing: Listing) -> Iterator[Stamped]:
    """The pages of a list, each with the way to the ones beside it."""
    everyone = doers(listing.honours, wall.titles)
    parts = [everyone[at : at + PEOPLE] for at in range(0, len(everyone), PEOPLE)]
    for place, people in enumerate(parts):
        here = page_address(wall.home / listing.path, place)
        body = wall_body(
            wall,
            "list.html",
            here,
            listing=listing,
            people=people,
            unnamed=listing.unnamed if place + 1 == len(parts) else 0,
            **steps(wall.home / listing.path, place, len(parts)),
        )
        yield wall_sheet(wall, here, listing.title, body, description=listing.hint)


def wall_sheet(
    wall: Wall,
    here: Address,
    title: str,
    body: Markup,
    beside: Markup = NOTHING,
    description: str | None = None,
    kind: str = "article",
    picture: str | None = None,
) -> Stamped:
    """A page of the wall, with the way back to its first one above the title."""
    _ = catalogue(wall.locale).gettext
    back = Markup('<a href="{}">{}</a>').format(here.to(wall.home), _("The wall of honour"))
    return sheet(
        here,
        title,
        body,
        wall.locale.tag,
        above=back,
        beside=beside,
        description=description or _("Everything here was done by users, for each other."),
        kind=kind,
        picture=picture or site_picture(wall.view, wall.locale.tag),
    )


def group_pages(wall: Wall) -> Iterator[Stamped]:
    """The names of all groups that somebody is honoured in."""
    _ = catalogue(wall.locale).gettext
    named = [(id, wall.view.honoured[id].in_locale(wall.locale.tag).name) for id in wall.groups]
    parts = [named[at : at + NAMES] for at in range(0, len(named), NAMES)]
    for place, groups in enumerate(parts):
        here = page_address(wall.home / "group", place, "list")
        body = wall_body(
            wall,
            "groups.html",
            here,
            groups=groups,
            **steps(wall.home / "group", place, len(parts), "list"),
        )
        yield wall_sheet(wall, here, _("By group"), body)


def page_address(first: Address, place: int, step: str = "page") -> Address:
    """One page of a list, the first at the list's own address."""
    return first if place == 0 else first / step / (place + 1)


def steps(first: Address, place: int, count: int, step: str = "page") -> dict[str, Any]:
    """What leads from one page of a list to those beside it, and says which it is."""
    here = page_address(first, place, step)
    return {
        "number": place + 1,
        "count": count,
        "before": here.to(page_address(first, place - 1, step)) if place else None,
        "after": here.to(page_address(first, place + 1, step)) if place + 1 < count else None,
    }
