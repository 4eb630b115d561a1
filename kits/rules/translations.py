"""Groups are spoken to in their own language."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.campaigns import Campaign
from kits.model.community import Community, Run
from kits.model.findings import Finding, Words, say, warning
from kits.model.kits import Kit
from kits.model.places import Place
from kits.model.recipes import Recipe
from kits.model.settings import Settings
from kits.rules.rule import Repeated

BUILT_IN = "en"
"""The language of built-in recipes without a suffix."""


def missing_translation(community: Community, kit: Kit) -> Iterator[Repeated]:
    """What a group is sent is written in its language.

    Where a message, a campaign or its questions are not, the group gets them in the language of
    the community.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        locale: fr
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        locale: fr
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/messages/10-launch.fr.md
        title: Début
        ---
        On commence.
        --- campaigns/drive/campaign.fr.md
        title: Livres
        faq:
          - id: late
            q: Est-ce trop tard ?
            a: Non.
    """
    run, locale = community.runs[kit.campaign.id], kit.group.locale
    for what, place in _untranslated(community, run, kit, locale):
        yield _repeated(what, place, locale, kit.group.id)


def _untranslated(
    community: Community, run: Run, kit: Kit, locale: str
) -> Iterator[tuple[Words, Place]]:
    campaign, playbook = run.campaign, run.playbook
    foreign = _language(locale) != _language(community.locale)
    if foreign and campaign.in_locale(locale) is campaign:
        yield say('campaign "{id}"', id=run.id), campaign.at("title")
    for id in sorted({message.base for message in kit.messages}):
        built_in = id not in run.own and playbook is not None and playbook.built_in
        strange = _language(locale) != BUILT_IN if built_in else foreign
        message = run.messages[id]
        if strange and message.in_locale(locale) is message:
            place = campaign.at("recipe") if built_in else message.at("title")
            yield say('message "{id}"', id=id), place
    if foreign:
        yield from _untranslated_faq(community, run, locale)


def _untranslated_faq(community: Community, run: Run, locale: str) -> Iterator[tuple[Words, Place]]:
    """Lists of questions; of a campaign that is not translated at all, the campaign is named."""
    records: list[Settings | Recipe | Campaign] = [community.settings]
    if run.playbook and not run.playbook.built_in:
        records.append(run.playbook.recipe)
    if run.campaign.in_locale(locale) is not run.campaign:
        records.append(run.campaign)
    for record in records:
        if record.faq and record.in_locale(locale).faq == record.faq:
            yield say("the FAQ"), record.at("faq", key=True)


def _repeated(what: Words, place: Place, locale: str, group: str) -> Repeated:
    def finding(others: int) -> Finding:
        facts = {"what": what, "locale": locale, "group": group, "others": others}
        words = say('{what} is not written in "{locale}", as group "{group}" speaks', **facts)
        if others:
            words = say(
                '{what} is not written in "{locale}", as group "{group}" and {others} more speak',
                **facts,
            )
        hint = say("write a translation beside it, in a file that ends in .{locale}.md", **facts)
        return warning("missing-translation", place, words, hint)

    return Repeated(("missing-translation", place, locale), finding)


def _language(locale: str) -> str:
    return locale.partition("-")[0]
