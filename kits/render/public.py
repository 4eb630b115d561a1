"""The public site: home, campaigns, and the ordinary pages that operators write."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.artifacts import Artifact, Copied, Page
from kits.model.audiences import Audience
from kits.model.campaigns import Campaign
from kits.model.credits import Deed
from kits.model.pages import OrdinaryPage
from kits.model.views import Shown, View
from kits.render.markdown import address, images, markdown, plain
from kits.render.phone import language
from kits.render.words import campaign_phases, deed_words, element_words

PAGES = "content/pages"
HOME = "index.md"
KEPT = ("description", "hide", "icon", "search", "status", "subtitle", "tags")
"""Frontmatter of ordinary pages that goes to the host; a page names no scripts or templates."""


def public_pages(view: View) -> Iterator[Artifact]:
    """Home, the list of campaigns, a page for each, and the ordinary pages, in their order."""
    _ = catalogue(view.locale).gettext
    yield _home(view)
    yield Page(
        path="campaigns/index.md",
        title=_("Campaigns"),
        body=markdown("campaigns.md", view.locale, sections=_sections(view)),
        nav=(_("Campaigns"),),
    )
    for place, shown in enumerate(view.campaigns):
        yield from _campaign(view, shown, (_("Campaigns"),) if place < NEWEST else ())
    for path, page in view.pages.items():
        yield from _pictures(path, page)
        yield from _ordinary(view, page, listed=True)


def _home(view: View) -> Page:
    written = view.pages.get(HOME)
    meta = {key: written.meta[key] for key in KEPT if key in written.meta} if written else {}
    body = markdown(
        "home.md",
        view.locale,
        settings=view.settings.in_locale(view.locale),
        introduction=Markup(written.body.text if written else ""),
        running=[shown for shown in view.campaigns if shown.phase == "running"],
        ahead=[shown for shown in view.campaigns if shown.phase == "ahead"],
        faces=view.faces[:24],
        finder=view.audience > Audience.PUBLIC,
    )
    title = (written and written.title) or view.settings.name
    if written:
        body += _other_languages({view.locale: written, **written.translations}, view.locale)
    return Page(path=HOME, title=title, body=body, meta=meta, listed=True)


NEWEST = 12
"""Campaigns that stand in the navigation; all others are one tap further, on their list."""


def _sections(view: View) -> list[tuple[str, list[Shown]]]:
    return [
        (title, [shown for shown in view.campaigns if shown.phase == phase])
        for phase, title in campaign_phases(view.locale).items()
    ]


def _campaign(view: View, shown: Shown, nav: tuple[str, ...]) -> Iterator[Artifact]:
    """The page of a campaign in each of its languages, with the pictures that they show."""
    campaign = shown.campaign
    versions = {view.locale: campaign, **campaign.translations}
    for locale, spoken in versions.items():
        yield _campaign_page(view, shown, spoken, locale, nav if spoken is campaign else ())
    shown_images = {path for spoken in versions.values() for path in _shown_images(spoken)}
    for path in sorted(shown_images):
        yield Copied(
            path=posixpath.normpath(f"campaigns/{campaign.id}/{path}"),
            source=posixpath.normpath(posixpath.join(shown.folder, path)),
        )


def _campaign_page(
    view: View, shown: Shown, campaign: Campaign, locale: str, nav: tuple[str, ...]
) -> Page:
    """One page of a campaign; fields that the audience may not see are not there to be shown.

    Translations stand beside the page in the community's language, so that pictures are where
    both look for them; of their addresses only the last part differs.
    """
    words = element_words(locale)
    sections = [(title, getattr(campaign, name, ())) for name, title in words.items()]
    honours = [line for line in view.honours if line.deed.campaign == campaign.id]
    winners = {
        award.id: [h for h in honours if h.deed.kind == "win" and h.deed.what == award.id]
        for award in campaign.awards
    }

    def deed(item: Deed) -> str:
        return deed_words(item, locale)

    written = locale == view.locale
    body = markdown(
        "campaign.md",
        locale,
        shown=shown,
        campaign=campaign,
        answers=shown.answers.get(locale, ()),
        root="../../" if written else "../../../",
        languages=_languages(view, shown.campaign, locale),
        banner=campaign.banner,
        sections=sections,
        winners=winners,
        helpers=[h for h in honours if h.deed.kind != "win" and h.face],
        thanks=shown.recap.in_locale(locale).thanks if shown.recap else None,
        inside=_inside(shown, locale) if view.audience > Audience.PUBLIC else (),
        crew=view.audience > Audience.PUBLIC and shown.phase != "draft",
        deed=deed,
    )
    name = "index" if written else locale
    path = f"campaigns/{campaign.id}/{name}.md"
    return Page(path=path, title=campaign.title, body=body, nav=nav)


def _languages(view: View, campaign: Campaign, locale: str) -> list[tuple[str, str]]:
    """The other languages of a campaign, each named in its own, with the page beside this one."""
    others = {view.locale: "index.md"} | {code: f"{code}.md" for code in campaign.translations}
    return [(language(code), page) for code, page in others.items() if code != locale]


def _inside(shown: Shown, locale: str) -> list[tuple[str, tuple[str, ...]]]:
    """What leaders may know besides: what staff keep, what can go wrong, what was learned."""
    _ = catalogue(locale).gettext
    delegation = shown.campaign.in_locale(locale).delegation
    recap = shown.recap.in_locale(locale) if shown.recap else None
    told = [
        (_("What staff keep"), delegation.kept if delegation else ()),
        (_("What can go wrong"), delegation.risks if delegation else ()),
    ]
    if recap:
        told += [
            (_("What went well"), recap.good),
            (_("What did not go well"), recap.bad),
            (_("What we learned"), recap.learned),
        ]
    return told


def _shown_images(campaign: Campaign) -> list[str]:
    texts: list[str] = [campaign.introduction or ""]
    for name in element_words("en"):
        texts.extend(getattr(campaign, name, ()))
    pictures = [path for text in texts for path in images(text)]
    return [campaign.banner, *pictures] if campaign.banner else pictures


def _ordinary(view: View, page: OrdinaryPage, *, listed: bool) -> Iterator[Page]:
    """A page with the way to its other languages; `listed` says that it is in the navigation."""
    versions = {view.locale: page, **page.translations}
    for locale, version in versions.items():
        if version is not page or page.path != HOME:
            meta = {key: version.meta[key] for key in KEPT if key in version.meta}
            name = posixpath.splitext(posixpath.basename(version.path))[0]
            yield Page(
                path=version.path,
                title=version.title or name,
                body=version.body.text + _other_languages(versions, locale),
                meta=meta,
                listed=listed and version is page,
            )


def _other_languages(versions: Mapping[str, OrdinaryPage], locale: str) -> str:
    """Links to a page in other languages, each named in its own; empty where there are none."""
    links = [
        f"[{plain(language(other))}]({address(posixpath.basename(version.path))})"
        for other, version in versions.items()
        if other != locale
    ]
    return f"\n\n{' · '.join(links)}\n" if links else ""


def _pictures(path: str, page: OrdinaryPage) -> Iterator[Copied]:
    folder = posixpath.dirname(path)
    for version in (page, *page.translations.values()):
        for image in images(version.body.text):
            inside = posixpath.normpath(posixpath.join(folder, image))
            yield Copied(path=inside, source=posixpath.join(PAGES, inside))
