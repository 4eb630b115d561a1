"""Groups have someone to post in them, and all leaders meet in one group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kits.model.community import HQ, Community
from kits.model.findings import Finding, Words, error, say, warning
from kits.model.groups import Group
from kits.model.places import Place
from kits.model.remedies import fill
from kits.rules.rule import Due, Repeated
from kits.rules.wordings import Wording, written


def group_without_leader(due: Due) -> Iterator[Repeated]:
    """A group has someone who posts in it.

    That is a person in `leaders`, else a `leader_name`, else a person in `deputies`. Without one it
    has its kit all the same, and stands in the operators' list of groups without a leader. The
    first such group is told, with the number of the others; it fails no `kits check --strict`.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
    """
    for group in sorted(uncovered(due.community), key=lambda group: _row(group.at())):
        yield Repeated("group-without-leader", _unled(group))


def _unled(group: Group) -> Finding:
    words = say('group "{id}" has no leader, and nobody stands in', id=group.id)
    many = say('group "{id}" and {others} more have no leader, and nobody stands in', id=group.id)
    place = group.at()
    either = fill(place, "leaders", say("the id of a person"))
    other = fill(place, "leader_name", say("a name"))
    hint = say("{either}, or {other}", either=either, other=other)
    return warning("group-without-leader", place, words, hint, many=many)


def uncovered(community: Community) -> Iterator[Group]:
    """The groups, dormant and closed ones left out, in which nobody posts."""
    for group in community.groups.values():
        if group.is_awake and not community.names_someone(group):
            yield group


def _row(place: Place) -> tuple[str, int]:
    return (place.path, place.line)


def several_hq(community: Community) -> Iterator[Finding]:
    """There is one HQ group at most, the one of `kind: hq`.

    Bad:
        --- groups/core.md
        name: Core
        channels: wechat
        leader_name: Ada
        kind: hq
        --- groups/helm.md
        name: Helm
        channels: wechat
        leader_name: Bo
        kind: hq

    Good:
        --- groups/core.md
        name: Core
        channels: wechat
        leader_name: Ada
        kind: hq
    """
    for group in community.groups.values():
        if community.hq and group.kind == HQ and group.id != community.hq.id:
            yield error(
                "several-hq",
                group.at("kind"),
                say(
                    '"{id}" is a second HQ group, beside "{first}"',
                    id=group.id,
                    first=community.hq.id,
                ),
                say("give one of the two another kind"),
            )


PAGE = re.compile(r"\{[{%][^{}]*\b(?P<name>(?P<record>campaign|group|community)\.page)\b")
SITE_OF = {"campaign": "public", "community": "public", "group": "leaders"}


def missing_urls(community: Community) -> Iterator[Finding]:
    """Texts that lead to our own pages need to know where the sites will stand.

    Without `urls` in community.yml these links are missing from the texts.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        {% if campaign.page %}Read on: {{ campaign.page }}{% endif %} We begin.

    Good:
        --- community.yml
        urls: {public: https://drive.example/}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        {% if campaign.page %}Read on: {{ campaign.page }}{% endif %} We begin.
    """
    told = next(iter(sorted(_to_no_site(community), key=lambda each: each[1])), None)
    if told is not None:
        found, of_draft = told
        site = SITE_OF[found["record"]]
        words = say(
            'texts print "{name}", and urls does not say where the {site} site stands',
            name=found["name"],
            site=site,
        )
        at = community.settings.at("urls")
        yield replace(warning("missing-urls", at, words, add_urls(site)), of_draft=of_draft)


def _to_no_site(community: Community) -> Iterator[tuple[re.Match[str], bool]]:
    """The tags that print the address of a site which is not known, and whether in a draft."""
    urls = community.settings.urls
    for wording in written(community):
        found = PAGE.search(wording.text) if wording.templated else None
        if found and _is_of_the_recipe(wording):
            continue
        if found and getattr(urls, SITE_OF[found["record"]]) is None:
            run = wording.run
            yield found, run is not None and run.campaign.is_unfinished


def _is_of_the_recipe(wording: Wording) -> bool:
    """Whether a correction takes over the text of a built-in recipe, which does without a site."""
    run = wording.run
    texts = run.playbook.messages.values() if run and run.playbook and run.playbook.built_in else ()
    versions = (spoken for text in texts for spoken in (text, *text.translations.values()))
    return any(spoken.text and spoken.text.strip() in wording.text for spoken in versions)


def add_urls(site: str) -> Words:
    """The hint to say where a site will stand."""
    return say("add urls: {{{site}: https://…}} to community.yml", site=site)
