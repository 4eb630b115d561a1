"""People of the wall that belong together: of a year, a campaign, a group or a duty; in pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kits.locale import catalogue, speaks
from kits.model.artifacts import Stamped
from kits.model.earning import Awarded
from kits.render.phone import language
from kits.render.previews import site_picture
from kits.render.sheets import NOTHING, fill, sheet, up
from kits.render.views import Honour, View
from kits.render.wall.doers import BEYOND, STAR, Doer, Titles, doers
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
    locale: str
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
    def own(self) -> str:
        """The step that leads from what is in the community's language to this one."""
        return self.step_to(self.locale)

    def step_to(self, locale: str) -> str:
        """The step that leads from what is in the community's language to another one."""
        return "" if locale == self.view.locale else f"{locale}/"

    @property
    def folder(self) -> str:
        """Where the wall of this language stands."""
        return f"wall/{self.own}"


def wall_languages(view: View) -> tuple[str, ...]:
    """The community's language, and those that its settings are translated to and we speak."""
    return (view.locale, *filter(speaks, view.settings.translations))


def languages_of(wall: Wall, path: str, address: str) -> list[tuple[str, str, str]]:
    """The way from an address to the same page in the other languages, each named in its own."""
    return [
        (code, language(code), f"{up(address)}wall/{wall.step_to(code)}{path}")
        for code in wall.languages
        if code != wall.locale
    ]


def wall_in(view: View, locale: str) -> Wall:
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
        if deed.kind == STAR:
            stars.setdefault(deed.when.year, []).append(honour)
        elif deed.campaign:
            campaigns.setdefault(deed.campaign, []).append(honour)
        else:
            beyond.setdefault(deed.when.year, []).append(honour)
        duty = deed.what if deed.kind == "duty" else deed.kind
        if duty in duties:
            duties[duty].append(honour)
        if group := group_of(honour):
            groups.setdefault(group, []).append(honour)
        if honour.face and honour.face.status == ALUMNI:
            alumni.append(honour)
    names = {id: view.honoured[id].in_locale(locale).name for id in groups}
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
    return None if honour.deed.kind == "lead" else honour.deed.group


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
        title = wall.view.honoured[group].in_locale(wall.locale).name
        yield Listing(path=f"group/{group}", title=title, honours=honours)


def list_pages(wall: Wall, listing: Listing) -> Iterator[Stamped]:
    """The pages of a list, each with the way to the ones beside it."""
    everyone = doers(listing.honours, wall.titles)
    parts = [everyone[at : at + PEOPLE] for at in range(0, len(everyone), PEOPLE)]
    for place, people in enumerate(parts):
        address = page_address(wall.folder + listing.path, place)
        body = fill(
            "list.html",
            wall.locale,
            listing=listing,
            people=people,
            own=wall.own,
            root=up(address),
            wall=up(address) + wall.folder,
            unnamed=listing.unnamed if place + 1 == len(parts) else 0,
            languages=languages_of(wall, f"{listing.path}/", address),
            **steps(wall, listing.path, place, len(parts), address),
        )
        yield wall_sheet(wall, address, listing.title, body, description=listing.hint)


def wall_sheet(
    wall: Wall,
    address: str,
    title: str,
    body: Markup,
    beside: Markup = NOTHING,
    description: str | None = None,
    kind: str = "article",
    picture: str | None = None,
) -> Stamped:
    """A page of the wall, with the way back to its first one above the title."""
    _ = catalogue(wall.locale).gettext
    back = Markup('<a href="{}{}">{}</a>').format(up(address), wall.folder, _("The wall of honour"))
    return sheet(
        address,
        title,
        body,
        wall.locale,
        above=back,
        beside=beside,
        description=description or _("Everything here was done by users, for each other."),
        kind=kind,
        picture=picture or site_picture(wall.view, wall.locale),
    )


def group_pages(wall: Wall) -> Iterator[Stamped]:
    """The names of all groups that somebody is honoured in."""
    _ = catalogue(wall.locale).gettext
    named = [(id, wall.view.honoured[id].in_locale(wall.locale).name) for id in wall.groups]
    parts = [named[at : at + NAMES] for at in range(0, len(named), NAMES)]
    for place, groups in enumerate(parts):
        address = page_address(f"{wall.folder}group", place, "list")
        body = fill(
            "groups.html",
            wall.locale,
            groups=groups,
            wall=up(address) + wall.folder,
            languages=languages_of(wall, "group/", address),
            **steps(wall, "group", place, len(parts), address, "list"),
        )
        yield wall_sheet(wall, address, _("By group"), body)


def page_address(path: str, place: int, step: str = "page") -> str:
    """The address of one page of a list, the first at the list's own."""
    return f"{path}/" if place == 0 else f"{path}/{step}/{place + 1}/"


def steps(
    wall: Wall, path: str, place: int, count: int, address: str, step: str = "page"
) -> dict[str, object]:
    """What leads from one page of a list to those beside it, and says which it is."""
    whole = wall.folder + path
    root = up(address)
    return {
        "number": place + 1,
        "count": count,
        "before": root + page_address(whole, place - 1, step) if place else None,
        "after": root + page_address(whole, place + 1, step) if place + 1 < count else None,
    }
