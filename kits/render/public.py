"""The public site: campaigns, and the ordinary pages that operators write, the home among them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, Copied, Page
from kits.model.audiences import Audience
from kits.model.awards import award_keys
from kits.model.banners import banner_of, banner_source
from kits.model.campaign_parts import Mended
from kits.model.campaigns import Campaign
from kits.model.credit_kinds import LEAD, STAR, WIN
from kits.model.file_refs import PAGES, room_of
from kits.model.pages import OrdinaryPage
from kits.render.markdown import markdown, other_languages, under_title
from kits.render.placing import with_pictures
from kits.render.previews import HOME, summary, whole
from kits.render.public_home import BARE, homes
from kits.render.taking_part import taking_part
from kits.render.thanks import has_thanks, signed
from kits.render.views import Honour, Shown, View
from kits.render.wall.doers import Titles, doers
from kits.render.wall.lists import wall_languages
from kits.render.words import campaign_phases, element_words

KEPT = ("description", "hide", "icon", "search", "status", "subtitle", "tags")
"""Frontmatter of ordinary pages that goes to the host; a page names no scripts or templates."""
MARKS = ("#", "!", "|", "-", "*", "<", ">", "`", "~")
"""How a paragraph begins that says little by itself."""
HELPERS = 60
"""People whom the page of a campaign names; the list on the wall has all."""
NEWEST = 12
"""Campaigns that stand in the navigation; all others are one tap further, on their list."""


def public_pages(view: View) -> Iterator[Artifact]:
    """Home, the list of campaigns, a page for each, and the ordinary pages, in their order."""
    _ = catalogue(view.locale).gettext
    yield from homes(view, _home_metas(view))
    yield Page(
        path=Addresses.campaigns.source.path,
        title=_("Campaigns"),
        body=markdown("campaigns.md", view.locale, sections=_sections(view)),
        meta={"lang": view.locale.tag},
        nav=(_("Campaigns"),),
    )
    honours: dict[str, list[Honour]] = {}
    for honour in view.honours:
        honours.setdefault(honour.deed.campaign, []).append(honour)
    languages = {code for shown in view.campaigns for code in shown.campaign.translations}
    titles = {code: Titles(view, view.tongue(code)) for code in {view.locale.tag, *languages}}
    for place, shown in enumerate(view.campaigns):
        own = honours.get(shown.campaign.id, [])
        nav = (_("Campaigns"),) if place < NEWEST else ()
        yield from _campaign(view, shown, own, titles, nav)
    for page in view.pages.values():
        for version in _ordinary(view, page, listed=True):
            yield from with_pictures(version, room_of(f"{PAGES}/{version.path}"), view.files)


def _phased(view: View) -> Iterator[tuple[str, str, list[Shown]]]:
    """The campaigns in each phase with what it is called; what comes first stands first there."""
    for phase, title in campaign_phases(view.locale).items():
        found = [shown for shown in view.campaigns if shown.phase == phase]
        yield phase, title, found[::-1] if phase == "ahead" else found


def _sections(view: View) -> list[tuple[str, list[Shown], bool]]:
    """The list of campaigns, by phase; true where each is shown as a card."""
    carded = ("running", "ahead", "paused")
    return [(title, found, phase in carded) for phase, title, found in _phased(view)]


def _campaign(
    view: View,
    shown: Shown,
    honours: Sequence[Honour],
    titles: Mapping[str, Titles],
    nav: tuple[str, ...],
) -> Iterator[Artifact]:
    """The page of a campaign in each of its languages, with the pictures that they show."""
    campaign = shown.campaign
    versions = {view.locale.tag: campaign, **campaign.translations}
    for locale, spoken in versions.items():
        place = nav if spoken is campaign else ()
        page = _campaign_page(view, shown, spoken, honours, titles[locale], place)
        yield from with_pictures(page, shown.room, view.files)
        source = banner_source(spoken, shown.room, view.files)
        if source:
            yield Copied(path=shown.room.published(source), source=source)


def _campaign_page(
    view: View,
    shown: Shown,
    campaign: Campaign,
    honours: Sequence[Honour],
    titles: Titles,
    nav: tuple[str, ...],
) -> Page:
    """One page of a campaign; fields that the audience may not see are not there to be shown.

    A translation stands in a folder of its own below the page in the community's language, so that
    links in HTML, which lead from a page's address, and links in Markdown, which lead from its
    file, mean the same in every host. `honours` are those for this campaign.
    """
    locale = titles.locale
    written = locale == view.locale
    here = Addresses.campaign(campaign.id).in_locale(view.translated(locale.tag))
    banner = banner_of(campaign, shown.room, view.files)
    lead = campaign.theme[0] if len(campaign.theme) == 1 else None
    words = element_words(locale)
    part = taking_part(view, shown, locale, here)
    won = [line for line in honours if line.deed.kind == WIN.id]
    helped = [line for line in honours if line.deed.kind != WIN.id and line.face]
    others = {line.face for line in helped if line.deed.kind != LEAD.id}
    helpers = doers((line for line in helped if line.face in others), titles)
    leaders = doers((line for line in helped if line.face not in others), titles)
    on_the_wall = locale.tag in wall_languages(view)
    body = markdown(
        "campaign.md",
        locale,
        shown=shown,
        campaign=campaign,
        answers=shown.answers.get(locale.tag, ()),
        up="" if written else "../",
        here=here,
        languages=other_languages(_versions(view, shown.campaign, here), locale.tag),
        banner=banner and here.near(Address(banner)),
        lead=lead,
        part=part,
        guidance=getattr(campaign, "guidance", ()),
        sections=[
            (title, getattr(campaign, name, ()))
            for name, title in words.items()
            if not (lead and name == "theme") and not (part and name == "guidance")
        ],
        winners=[
            doers((h for h in won if h.deed.what == key), titles)
            for key in award_keys(shown.campaign.awards)
        ],
        helpers=helpers[:HELPERS],
        leaders=leaders[:HELPERS],
        own=None if written or not on_the_wall else locale,
        honoured=any(line.deed.kind != STAR.id for line in honours),
        thanks=_first_words(shown, locale.tag),
        signed=signed(shown, view, locale.tag),
        thanked=has_thanks(shown, honours)
        and here.near(Addresses.thanks(campaign.id).in_locale(view.translated(locale.tag))),
        inside=_inside(shown, locale) if view.audience > Audience.PUBLIC else (),
        crew=view.audience > Audience.PUBLIC and not campaign.is_unfinished,
    )
    meta: dict[str, object] = {"lang": locale.tag}
    if said := lead or summary(campaign.introduction):
        meta["description"] = said
    if banner and (picture := whole(view, Address(quote(banner)))):
        meta["picture"] = picture
    return Page(path=here.source.path, title=campaign.title, body=body, meta=meta, nav=nav)


def _first_words(shown: Shown, locale: str) -> str | None:
    """How the thank-you begins; the rest stands on a page of its own."""
    thanks = shown.recap.in_locale(locale).thanks if shown.recap else None
    return thanks.strip().partition("\n\n")[0] if thanks else None


def _versions(view: View, campaign: Campaign, here: Address) -> dict[str, str]:
    """The paths to a campaign's page in each of its languages, from one of them."""
    first = Addresses.campaign(campaign.id)
    return {
        locale: here.source.near(first.in_locale(view.translated(locale)).source)
        for locale in (view.locale.tag, *campaign.translations)
    }


def _inside(shown: Shown, locale: Tongue) -> list[tuple[str, tuple[str, ...]]]:
    """What leaders may know besides: what staff keep, what can go wrong, what was learned.

    Operators, what a proposal is for, and what of it was changed.
    """
    _ = catalogue(locale).gettext
    campaign = shown.campaign.in_locale(locale.tag)
    delegation, brief = campaign.delegation, campaign.brief
    mended = tuple(_mended(one, locale) for one in getattr(campaign, "mended", ()))
    recap = shown.recap.in_locale(locale.tag) if shown.recap else None
    told = [
        (_("What was changed, and why"), mended),
        (_("What staff keep"), delegation.kept if delegation else ()),
        (_("What can go wrong"), delegation.risks if delegation else ()),
    ]
    if brief and shown.phase == "proposed":
        told.insert(0, (_("What it is for"), tuple(filter(None, (brief.background, brief.goal)))))
    if recap:
        told += [
            (_("What went well"), recap.good),
            (_("What did not go well"), recap.bad),
            (_("What we learned"), recap.learned),
        ]
    return told


def _mended(one: Mended, locale: Tongue) -> str:
    told = catalogue(locale).gettext("{what} ({why})")
    return told.format(what=one.what, why=one.why) if one.why else one.what


def _home_metas(view: View) -> dict[str, dict[str, object]]:
    """What the home tells a host in each language that it is written in."""
    page = view.pages.get(HOME)
    versions = {view.locale.tag: page, **page.translations} if page else {}
    return {locale: _meta(version, locale) for locale, version in versions.items()}


def _ordinary(view: View, page: OrdinaryPage, *, listed: bool) -> Iterator[Page]:
    """A page with the way to its other languages; `listed` says that it is in the navigation.

    The home stands in each language that the community speaks, and is made with what is on.
    """
    versions = {view.locale.tag: page, **page.translations}
    homes = wall_languages(view) if page.path == HOME else ()
    for locale, version in versions.items():
        if locale not in homes:
            name = posixpath.splitext(posixpath.basename(version.path))[0]
            bare = {"hide": BARE} if page.path == HOME else {}
            yield Page(
                path=version.path,
                title=version.title or name,
                body=under_title(version.body.text, other_languages(_paths(versions), locale)),
                meta=bare | _meta(version, locale),
                listed=listed and version is page,
            )


def _meta(page: OrdinaryPage, locale: str) -> dict[str, object]:
    """What the host is told of a page; what it is written in, a theme may say."""
    kept = {key: page.meta[key] for key in KEPT if key in page.meta} | {"lang": locale}
    parts = (part for part in page.body.text.split("\n\n") if not part.lstrip().startswith(MARKS))
    said = summary(next(parts, None))
    return {"description": said, **kept} if said else kept


def _paths(versions: Mapping[str, OrdinaryPage]) -> dict[str, str]:
    """What leads from one version of a page to each, by locale."""
    return {locale: posixpath.basename(page.path) for locale, page in versions.items()}
