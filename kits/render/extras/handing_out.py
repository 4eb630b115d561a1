"""What a kit's campaign asks for besides its page: files to send, to print, to hang up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from kits.locale import Tongue, catalogue
from kits.model.artifacts import File, Made
from kits.model.kits import Kit, KitCampaign, published_by
from kits.render.cards import IMAGES
from kits.render.extras.one_file import one_file
from kits.render.extras.posters import Poster
from kits.render.extras.qr import QrPng, QrSvg, has_code
from kits.render.localised import clock, day, direction, span


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """What a page offers; each stands beside it."""

    poster: bool
    qr: bool
    kit_html: bool

    def __bool__(self) -> bool:
        return self.poster or self.qr or self.kit_html


def handed_out(kit: Kit) -> HandedOut:
    """What is made for a kit.

    Nothing calls people to a campaign that was stopped, nor the leaders in the HQ group, who post
    it elsewhere; and a code needs a link that a camera can open.
    """
    asked = kit.campaign.extras
    takes_part = any(message.to == "groups" for message in kit.messages)
    runs = kit.campaign.state == "ready" and takes_part
    return HandedOut(
        poster=runs and "poster" in asked,
        qr=runs and "qr" in asked and has_code(kit.link),
        kit_html="kit_html" in asked,
    )


def extras(
    kit: Kit,
    page: File,
    render: Callable[..., File],
    locale: Tongue,
    *,
    community: str,
    site: str | None,
) -> Iterator[Made]:
    """The files beside a kit's page that its campaign asks for.

    `render` gives the page anew, as one that stands `alone`; `community` is its name in the
    `locale` of the group, `site` is where the leaders' tree will be.
    """
    offered = handed_out(kit)
    folder = page.path.removesuffix("index.html")
    link = kit.link if has_code(kit.link) else None
    if offered.qr and link:
        yield Made(path=f"{folder}qr.svg", work=QrSvg(link))
        yield Made(path=f"{folder}qr.png", work=QrPng(link))
    if offered.poster:
        poster = _poster(kit, locale, community, link)
        yield Made(path=f"{folder}poster.svg", work=poster)
        yield Made(path=f"{folder}poster.png", work=replace(poster, form="png"))
    if offered.kit_html:
        alone = one_file(render, site, _pictures(kit))
        yield Made(path=f"{folder}kit.html", work=alone)


def _poster(kit: Kit, locale: Tongue, community: str, link: str | None) -> Poster:
    campaign = kit.campaign
    _ = catalogue(locale).gettext
    return Poster(
        form="svg",
        right_to_left=direction(locale.tag) == "rtl",
        community=community,
        title=campaign.title,
        theme=campaign.theme,
        when=_when(campaign, locale),
        where=campaign.place,
        group=kit.group.name,
        byline=_("by {name}").format(name=kit.byline) if kit.byline else None,
        link=link,
        invitation=_("Scan the code to take part"),
        banner=campaign.banner,
    )


def _pictures(kit: Kit) -> tuple[tuple[str, str], ...]:
    """What the page may show: address in the tree, and path in the project folder."""
    files = published_by(kit.messages).items()
    return tuple((quote(path), at) for path, at in files if path.lower().endswith(IMAGES))


def _when(campaign: KitCampaign, locale: Tongue) -> str:
    """The days, or the one day with its hour."""
    if campaign.starts != campaign.ends:
        return span(campaign.starts, campaign.ends, locale)
    only = day(campaign.starts, locale)
    return f"{only} {clock(campaign.opens)}" if campaign.opens else only
