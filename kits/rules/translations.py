"""Groups are spoken to in their own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.elements import PROSE
from kits.model.file_refs import TAG
from kits.model.findings import Words, say, warning
from kits.model.kits import Kit
from kits.model.places import Place
from kits.model.recipes import Recipe
from kits.model.records import Record
from kits.model.runs import Run
from kits.model.settings import Settings
from kits.rules.rule import Repeated
from kits.schema.shapes import shapes
from kits.texts.names import CAMPAIGN_FIELDS, COMMUNITY_FIELDS
from kits.texts.sending import takes_part

PRINTED = re.compile(r"\b(campaign|community|here)\.(\w+(?:\.\w+)?)")
"""A part of a record in a tag, and what is asked of it."""
SPOKEN = {
    "campaign": frozenset(n for n, shape in shapes(Campaign).items() if shape.spoken)
    & {*CAMPAIGN_FIELDS} - {"vars", "awards"},
    "community": frozenset(n for n, shape in shapes(Settings).items() if shape.spoken)
    & {*COMMUNITY_FIELDS} - {"name"},
}
"""Parts that are in a language; values of one's own may be numbers or addresses, and the name of a
community is one in any."""
BUILT_IN = "en"
"""The language of built-in recipes without a suffix."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not written in a language."""

    what: Words
    place: Place
    key: str | None = None
    """The key to give again; None for what comes with the package."""
    advice: Words | None = None
    """What to do, where it is not to write a translation of the whole."""


def missing_translation(community: Community, kit: Kit) -> Iterator[Repeated]:
    """What a group is sent is written in its language.

    Where a message, a campaign or its questions are not, the group gets them in the language of
    the community. So it does in the middle of a sentence, where a message or an answer prints a
    part of the campaign, such as its rules, that the translation of the campaign leaves out.

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
        --- campaigns/drive/campaign.fr.md
        title: Livres
        faq:
          - id: late
            q: Est-ce trop tard ?
            a: Non.

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
    for lack in _untranslated(community, run, kit, locale):
        yield _repeated(lack, _language(locale), kit.group.id)


def _untranslated(community: Community, run: Run, kit: Kit, locale: str) -> Iterator[Lack]:
    campaign, playbook = run.campaign, run.playbook
    foreign = _language(locale) != _language(community.locale)
    if foreign and campaign.in_locale(locale) is campaign:
        yield Lack(say('campaign "{id}"', id=run.id), campaign.at("title"), "title")
    for id in sorted({message.base for message in kit.messages} & run.messages.keys()):
        if run.tells_stop(id) and id not in run.own:
            continue  # built in, as is what stands around it on the page
        message = run.messages[id]
        spoken = message.in_locale(locale) is not message
        if id not in run.own and playbook and playbook.built_in:
            if not spoken and _language(locale) != BUILT_IN:
                yield Lack(say('recipe "{id}"', id=playbook.recipe.id), campaign.at("recipe"))
        elif foreign and not spoken:
            yield Lack(say('message "{id}"', id=id), message.at("title"), "text")
    if foreign:
        yield from _untranslated_faq(community, run, locale)
        yield from _printed(community, run, kit, locale)


def _printed(community: Community, run: Run, kit: Kit, locale: str) -> Iterator[Lack]:
    """The parts of campaign and community that their translations lack and the kit's texts print.

    A campaign that is not translated at all is told as a whole; a community never is.
    """
    campaign, settings = run.campaign, community.settings
    names = _names_in(_texts(community, run, kit, locale))
    if ("campaign", "facts") in names:
        for fact in community.facts_of(run):
            for key in ("what", "disclosure"):
                if _is_inherited(fact, (key,), locale):
                    yield Lack(say('fact "{id}"', id=fact.id), fact.at(key), key)
    for record, name in sorted(names):
        key, _, inside = name.partition(".")
        steps = (key, inside) if inside and key == "brief" else (key,)
        if record == "here":
            row = run.rows.get(kit.group.id)
            record = "campaign" if key == "place" and not (row and row.place) else ""
        if key not in SPOKEN.get(record, ()):
            continue
        if record == "community" and _is_inherited(settings, steps, locale):
            yield Lack(say('"{name}" of the community', name=key), settings.at(key, key=True), key)
        elif record == "campaign" and _is_inherited(campaign, steps, locale):
            what = say('"{name}" of campaign "{id}"', name=".".join(steps), id=run.id)
            if campaign.in_locale(locale) is not campaign:
                yield Lack(what, campaign.at(*steps), key, _in_translation(steps, locale))


def _is_inherited(record: Record, steps: tuple[str, ...], locale: str) -> bool:
    """Whether a part of a record is there, and its version for a locale does not give its own."""
    version = record.in_locale(locale)
    return bool(getattr(record, steps[0])) and version.at(*steps) == record.at(*steps)


def _names_in(texts: Iterable[str]) -> set[tuple[str, str]]:
    return {name for text in texts for tag in TAG.findall(text) for name in PRINTED.findall(tag)}


def _texts(community: Community, run: Run, kit: Kit, locale: str) -> Iterator[str]:
    """The templates of a kit, as its group is spoken to: messages, and answers to questions."""
    for id in sorted({message.base for message in kit.messages} & run.messages.keys()):
        if run.tells_stop(id) and id not in run.own:
            continue  # built in, as is what stands around it on the page
        message = run.messages[id].in_locale(locale)
        yield from filter(None, (message.text, message.subject, message.note, message.report))
        yield from message.variants
        yield from (item.caption for item in message.attach if item.caption)
    if takes_part(community, run, community.groups[kit.group.id]):
        yield from (asked.question.a for asked in community.faq(run, locale))


def _in_translation(steps: tuple[str, ...], locale: str) -> Words:
    """How a part of the campaign is written in its translation."""
    key, *inside = steps
    if key in PROSE:
        return say(
            'write it below "## {heading}" in the translation of the campaign',
            heading=PROSE[key].headed(locale),
        )
    if inside:
        return say(
            "write {key}: below {block}: in the translation of the campaign",
            key=inside[0],
            block=key,
        )
    return say("write {key}: in the translation of the campaign", key=key)


def _untranslated_faq(community: Community, run: Run, locale: str) -> Iterator[Lack]:
    """Lists of questions; of a campaign that is not translated at all, the campaign is named."""
    records: list[Settings | Recipe | Campaign] = [community.settings]
    if run.playbook and not run.playbook.built_in:
        records.append(run.playbook.recipe)
    if run.campaign.in_locale(locale) is not run.campaign:
        records.append(run.campaign)
    for record in records:
        if record.faq and record.in_locale(locale).faq == record.faq:
            yield Lack(say("the FAQ"), record.at("faq", key=True), "faq")


def _repeated(lack: Lack, language: str, group: str) -> Repeated:
    facts = {"what": lack.what, "language": language, "group": group}
    words = say('{what} is not written in "{language}", as group "{group}" speaks', **facts)
    many = say(
        '{what} is not written in "{language}", as group "{group}" and {others} more speak', **facts
    )
    advice = lack.advice or _advice(lack, language)
    finding = warning("missing-translation", lack.place, words, advice, many=many)
    return Repeated(("missing-translation", lack.place, language), finding)


def _advice(lack: Lack, language: str) -> Words:
    facts = {"key": lack.key, "language": language}
    if lack.key is None:
        return say("write messages of the campaign's own, with the ids of the recipe's", **facts)
    if lack.place.path.endswith(".md"):
        return say("write a translation beside it, in a file that ends in .{language}.md", **facts)
    return say("add {key}.{language} beside {key}", **facts)


def _language(locale: str) -> str:
    return locale.partition("-")[0]
