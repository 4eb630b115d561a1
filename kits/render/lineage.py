"""The lineage, for leaders: who was taught by whom, which group and campaign grew from which.

People stand in it where they and whoever taught them agreed to be named in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.model.groups import Group
from kits.model.lineage import Tree, beginnings, trees
from kits.render.localised import month
from kits.render.phone import page
from kits.render.sounds import sound
from kits.render.tree_pictures import Leaf, listed, picture
from kits.render.views import Shown, View
from kits.render.words import group_stages

HERE = Addresses.lineage
FULL = 300
"""Nodes on one page; more are spread over several, as groups are in the finder."""
KINDS = ("people", "groups", "campaigns")
"""What a tree may begin with, in the order of the page; so begin the keys of its nodes, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A tree as a page shows it."""

    title: str
    """What it continues; empty for one that begins here."""
    picture: Markup
    listed: Markup


def has_lineage(view: View) -> bool:
    """Whether anything is known to have come from anything."""
    return bool(beginnings(_sources(view)))


def lineage_pages(view: View) -> Iterator[File]:
    """The page, and those on which it is continued."""
    sources = _sources(view)
    if not beginnings(sources):
        return
    leaves = dict(_leaves(view, view.locale))
    found = trees(sources, lambda key: (sound(leaves[key].name).pinyin, key))
    pages = _parted(sorted(found, key=lambda tree: KINDS.index(_kind(tree))))
    names = ["", *(f"list-{number}.html" for number in range(2, len(pages) + 1))]
    begun: set[str] = set()
    for number, those in enumerate(pages):
        here = HERE.beside(names[number]) if number else HERE
        yield page(
            "lineage.html",
            here,
            view.locale,
            finder=here.near(Addresses.finder),
            parts=list(_parts(those, leaves, begun, view.locale)),
            before=HERE.near(HERE.beside(names[number - 1])) if number else None,
            after=names[number + 1] if number + 1 < len(names) else None,
        )


def _sources(view: View) -> dict[str, str]:
    """What everyone and everything came from, as far as both may be shown; to leaders alone."""
    if view.audience is Audience.PUBLIC:
        return {}
    groups = {group.id for group in view.groups}
    campaigns = {shown.campaign.id: shown.campaign for shown in _told(view)}
    found = {f"people:{pupil.slug}": f"people:{teacher.slug}" for pupil, teacher in view.taught}
    for group in view.groups:
        if group.parent in groups:
            found[f"groups:{group.id}"] = f"groups:{group.parent}"
        elif group.origin in campaigns:
            found[f"groups:{group.id}"] = f"campaigns:{group.origin}"
    for id, campaign in campaigns.items():
        if campaign.forked_from in campaigns:
            found[f"campaigns:{id}"] = f"campaigns:{campaign.forked_from}"
    return found


def _told(view: View) -> Iterator[Shown]:
    """The campaigns that leaders may know of."""
    return (shown for shown in view.campaigns if not shown.campaign.is_unfinished)


def _leaves(view: View, locale: Tongue) -> Iterator[tuple[str, Leaf]]:
    known = {face.slug for face in view.faces}
    for face in {face.slug: face for pair in view.taught for face in pair}.values():
        there = HERE.near(Addresses.person(face.slug)) if face.slug in known else None
        yield f"people:{face.slug}", Leaf(name=face.name, href=there)
    titles: dict[str, str] = {}
    for shown in _told(view):
        campaign = shown.campaign.in_locale(locale.tag)
        titles[campaign.id] = campaign.title
        yield (
            f"campaigns:{campaign.id}",
            Leaf(
                name=campaign.title,
                note=month(shown.starts, locale),
                href=HERE.near(Addresses.crew(campaign.id)),
                look="campaign",
            ),
        )
    for group in view.groups:
        yield f"groups:{group.id}", _group(view, group, titles, locale)


def _group(view: View, group: Group, titles: Mapping[str, str], locale: Tongue) -> Leaf:
    closed = group.stage == "closed"
    began = titles.get(group.origin or "") if group.parent else None
    said = catalogue(locale).gettext("begun in “{campaign}”").format(campaign=began)
    stage = None if group.is_awake else group_stages(locale)[group.stage]
    return Leaf(
        name=group.in_locale(locale.tag).name,
        note=" · ".join(filter(None, (stage, said if began else None))),
        href=None if closed else HERE.near(view.addresses.group(group.id)),
        look="group" if group.is_awake else "over",
    )


def _kind(tree: Tree) -> str:
    return tree.key.partition(":")[0]


def _parted(found: Sequence[Tree]) -> list[list[Tree]]:
    """The trees by page."""
    pages: list[list[Tree]] = [[]]
    size = 0
    for tree in found:
        if pages[-1] and size + tree.size > FULL:
            pages.append([])
            size = 0
        pages[-1].append(tree)
        size += tree.size
    return pages


def _parts(
    those: Sequence[Tree], leaves: Mapping[str, Leaf], begun: set[str], locale: Tongue
) -> Iterator[tuple[str, list[Drawn]]]:
    """The trees of a page by what they begin with."""
    words = _headings(locale)
    for kind, same in groupby(enumerate(those), key=lambda each: _kind(each[1])):
        yield words[kind], [_drawn(tree, leaves, f"tree-{n}", begun, locale) for n, tree in same]


def _drawn(
    tree: Tree, leaves: Mapping[str, Leaf], mark: str, begun: set[str], locale: Tongue
) -> Drawn:
    """A tree as a page shows it; `begun` are those that stand in trees before it, and in this."""
    _ = catalogue(locale).gettext
    name = leaves[tree.key].name
    title = _("{name}, continued").format(name=name) if tree.key in begun else name
    about = _("{n} in {generations} generations; the same stands below as a list.")
    begun.update(node.key for _above, node in tree.walk())
    later = {
        node.key: replace(leaves[node.key], note=_("more in another tree"))
        for _above, node in tree.walk()
        if node.goes_on
    }
    shown = {**leaves, **later} if later else leaves
    return Drawn(
        title=title if title != name else "",
        picture=picture(
            tree, shown, mark, title, about.format(n=tree.size, generations=tree.depth)
        ),
        listed=listed(tree, shown),
    )


def _headings(locale: Tongue) -> dict[str, str]:
    _ = catalogue(locale).gettext
    return {
        "people": _("Who learned from whom"),
        "groups": _("Which group grew from which"),
        "campaigns": _("Which campaign grew from which, and the groups it left"),
    }
