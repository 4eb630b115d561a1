"""Thank-you pages: what a recap says to everyone, and the praise of those who may be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, Page
from kits.model.credit_kinds import PRAISE, STAR
from kits.render.markdown import markdown, other_languages
from kits.render.placing import with_pictures
from kits.render.previews import summary
from kits.render.views import Honour, Shown, View
from kits.render.wall.doers import Titles, doers
from kits.render.wall.lists import wall_languages


def thanks_pages(view: View) -> Iterator[Artifact]:
    """The page of thanks of every campaign that has a recap with a word for everyone."""
    honours: dict[str, list[Honour]] = {}
    for honour in view.honours:
        honours.setdefault(honour.deed.campaign, []).append(honour)
    for shown in view.campaigns:
        own = honours.get(shown.campaign.id, [])
        if has_thanks(shown, own):
            yield from _pages(view, shown, own)


def has_thanks(shown: Shown, honours: Sequence[Honour]) -> bool:
    """Whether a campaign has a thank-you page; `honours` are its own."""
    if shown.recap is None or shown.campaign.is_unfinished:
        return False
    return bool(shown.recap.thanks) or any(line.deed.kind == PRAISE.id for line in honours)


def signed(shown: Shown | None, view: View, locale: str) -> str:
    """Who says thank you for a campaign: whose byline it bears, else the community."""
    return (shown and shown.byline) or view.settings.in_locale(locale).name


def _pages(view: View, shown: Shown, honours: Sequence[Honour]) -> Iterator[Artifact]:
    recap, campaign = shown.recap, shown.campaign
    assert recap is not None, "a page of thanks has a recap"
    praise = [line for line in honours if line.deed.kind == PRAISE.id]
    first = Addresses.campaign(campaign.id)
    languages = (view.locale.tag, *sorted({*campaign.translations, *recap.translations}))
    pages = {
        locale: Addresses.thanks(campaign.id).in_locale(view.translated(locale))
        for locale in languages
    }
    for locale in languages:
        own, here, tongue = view.translated(locale), pages[locale], view.tongue(locale)
        _ = catalogue(tongue).gettext
        spoken = campaign.in_locale(locale)
        thanks = recap.in_locale(locale).thanks
        paths = {code: here.source.near(page.source) for code, page in pages.items()}
        page = Page(
            path=here.source.path,
            title=_("Thank you: {campaign}").format(campaign=spoken.title),
            body=markdown(
                "thanks.md",
                tongue,
                title=spoken.title,
                languages=other_languages(paths, locale),
                campaign=here.near(first.in_locale(own if own in campaign.translations else None)),
                thanks=thanks,
                signed=signed(shown, view, locale),
                folder=here.near(first),
                praised=doers(praise, Titles(view, tongue)),
                unnamed=shown.unnamed,
                here=here,
                own=own if locale in wall_languages(view) else None,
                id=campaign.id,
                honoured=any(line.deed.kind != STAR.id for line in honours),
            ),
            meta={"lang": locale, "hide": ["navigation"], "description": summary(thanks)},
        )
        yield from with_pictures(page, shown.room, view.files)
