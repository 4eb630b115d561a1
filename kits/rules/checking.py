"""Each rule is asked in its turn, of what its tuple says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kits.model.community import Community
from kits.model.findings import Finding, about
from kits.model.kits import Kit, KitMessage
from kits.model.runs import Run
from kits.rules import files, hosting
from kits.rules.drafts import Forgiving
from kits.rules.rule import Due, Repeated, Rules, Sent
from kits.rules.spoken import speaking
from kits.rules.templates import unrun_templates
from kits.rules.wordings import passing
from kits.source.content import Content
from kits.texts.gathering import Gathered
from kits.texts.press import SetText


def check_community(rules: Rules, community: Community) -> Iterator[Finding]:
    """What is wrong with the community as a whole."""
    for rule in rules.community:
        yield from rule(community)
    spoken_of = speaking(community)
    for wording in passing(community):
        for look in rules.wording:
            yield from look(wording)
        heard = spoken_of(wording)
        for listen in rules.spoken if heard else ():
            # what several campaigns say in the same words is told of the first that is wrong
            yield from next(filter(None, (list(listen(spoken)) for spoken in heard)), ())
    yield from hosting.unfit_settings(community)
    yield from unrun_templates(community)


def check_repeated(rules: Rules, community: Community, gathered: Gathered) -> None:
    """Gathers what many records of the community may have in common."""
    for rule in rules.repeated:
        for mistake in rule(community):
            gathered.add(mistake.key, mistake.finding)


def check_due(rules: Rules, what: Due, gathered: Gathered) -> None:
    """Gathers what is due by a moment."""
    for rule in rules.due:
        for mistake in rule(what):
            gathered.add(mistake.key, mistake.finding)


def check_ahead(rules: Rules, what: Due, gathered: Gathered, forgive: Forgiving) -> None:
    """Gathers what is wrong with what is still to come, as far as it is told of drafts."""
    for rule in rules.ahead:
        for mistake in rule(what):
            for finding in forgive(mistake.finding):
                gathered.add(mistake.key, finding)


def check_kit(rules: Rules, community: Community, kit: Kit, gathered: Gathered) -> None:
    """Gathers what is wrong with a kit."""
    run, group = community.runs[kit.campaign.id], kit.group
    worded = [each for message in kit.messages for each in message.in_all_wordings]
    sent = [Sent(run, message, group.id, group.locale) for message in worded]
    found = [mistake for rule in rules.kit for mistake in rule(community, kit)]
    of_group = [_about(mistake, f"groups/{group.id}") for mistake in found]
    _gather([*of_group, *_check_sent(rules, community, sent)], gathered)


def check_group(
    rules: Rules, community: Community, kits: Sequence[Kit], gathered: Gathered
) -> None:
    """Gathers what is wrong with all the kits of one group."""
    found = [mistake for rule in rules.group for mistake in rule(community, kits)]
    records = {f"groups/{kit.group.id}" for kit in kits}
    _gather([_about(mistake, *records) for mistake in found], gathered)


def check_others(
    rules: Rules,
    community: Community,
    run: Run,
    messages: Iterable[KitMessage],
    gathered: Gathered,
) -> None:
    """Gathers what is wrong with the texts to a campaign's crew, winners and teams."""
    worded = [each for message in messages for each in message.in_all_wordings]
    sent = [Sent(run, message, None, community.locale) for message in worded]
    _gather(_check_sent(rules, community, sent), gathered)


def check_texts(rules: Rules, community: Community, texts: Iterable[SetText]) -> Iterator[Finding]:
    """What is wrong with the distinct texts that were set."""
    for text in texts:
        for rule in rules.text:
            yield from rule(community, text)


def unclaimed(
    community: Community, content: Content, published: Collection[str]
) -> Iterator[Finding]:
    """The files that are no record and that nothing refers to.

    `published` are the files that messages send along. What stands beside a campaign that could not
    be read is left alone.
    """
    unread = tuple(
        f"content/campaigns/{id}/" for id in content.campaigns if _is_unread(community, id)
    )
    others = [path for path in content.others if not path.startswith(unread)]
    return files.unclaimed_files(community, others, published)


def _is_unread(community: Community, campaign: str) -> bool:
    """Whether something of a campaign could not be read, so that it may refer to any file."""
    return campaign not in community.runs or any(
        message.startswith(f"{campaign}/") for message in community.unread.get("message", ())
    )


def _check_sent(rules: Rules, community: Community, sent: Iterable[Sent]) -> Iterator[Repeated]:
    for each in sent:
        records = [f"campaigns/{each.run.id}/{each.message.base}"]
        if each.group:
            records.append(f"groups/{each.group}")
        for rule in rules.sent:
            for mistake in rule(community, each):
                yield _about(mistake, *records)


def _about(mistake: Repeated, *records: str) -> Repeated:
    return Repeated(mistake.key, about(mistake.finding, *records))


def _gather(found: Iterable[Repeated], gathered: Gathered) -> None:
    """Adds each mistake of one group once: a message that is sent thrice is too long once."""
    for key, mistake in {mistake.key: mistake for mistake in found}.items():
        gathered.add(key, mistake.finding)
