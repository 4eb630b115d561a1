"""The whole line: content, documents, community, texts, findings and artifacts.

`load` reads, `check` composes every text once and gathers all findings, `pages` and `phones`
render what an audience gets. The host that makes a site of them is a matter of the floor above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from kits.model.artifacts import Artifact, Copied, File
from kits.model.audiences import Audience
from kits.model.community import Community, Playbook, Run
from kits.model.findings import Finding, Severity, tidy
from kits.model.groups import Group
from kits.model.kits import Kit, KitGroup
from kits.model.views import Answers, View, view
from kits.render.feeds import feed
from kits.render.group_homes import Led, leader_home
from kits.render.handbook.example import examples
from kits.render.handbook.pages import Examples, handbook, leaders_help
from kits.render.handbook.prose import handbook_folder, help_page
from kits.render.operations import Sends, operations
from kits.render.phone import assets
from kits.render.phones import crew_files, group_files, group_finder, past_kits
from kits.render.public import public_pages
from kits.render.training import training
from kits.render.wall import wall
from kits.rules import (
    PAGES,
    check_community,
    check_crew,
    check_group,
    check_kit,
    check_texts,
    unclaimed,
)
from kits.rules.channels import usable_channels
from kits.schema.loading import load_community
from kits.schema.recipes import load_built_in
from kits.source.content import Content, read_content, read_recipes
from kits.source.trees import FileTree, FolderTree
from kits.texts.composing import Composer, kit_group


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A content folder, read: the community as far as it could be, and what was wrong."""

    community: Community | None
    content: Content
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A community whose every text was composed once, with all findings, sorted."""

    community: Community
    composer: Composer
    now: datetime
    sends: Sends
    answers: Answers
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return has_errors(self.findings)


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def load(tree: FileTree) -> Loaded:
    """The community in a tree of files."""
    content, found = read_content(tree)
    community, problems = load_community(content, built_in())
    return Loaded(community=community, content=content, findings=(*found, *problems))


@cache
def built_in() -> Mapping[str, Playbook]:
    """The recipes that come with the package."""
    folder = files("kits") / "recipes"
    recipes, found = read_recipes(FolderTree(Path(str(folder)), ""))
    assert not found, f"built-in recipes are broken: {found}"
    return load_built_in(recipes)


@cache
def handbook_examples() -> Examples:
    """The community with which the handbook shows what recipes say, in each of its languages."""
    loaded = load(FolderTree(handbook_folder() / "example"))
    assert not loaded.findings, f"the example is broken: {loaded.findings}"
    assert loaded.community is not None, "the example says its name"
    return examples(loaded.community)


def check(loaded: Loaded, now: datetime) -> Checked | tuple[Finding, ...]:
    """Every finding; with the composed community, where there is one at all."""
    community = loaded.community
    if community is None:
        return tuple(tidy(list(loaded.findings)))
    composer = Composer(community, usable_channels(community))
    sends = Sends()
    findings = [*loaded.findings, *check_community(community)]
    runs = current(community, now)
    for group in community.groups.values():
        made = list(kits_of(composer, group, runs))
        for kit in made:
            sends.add(kit, community.zone)
            check_kit(community, kit, composer.gathered)
        check_group(community, made, composer.gathered)
    told = [run for run in community.runs.values() if run.campaign.state != "draft"]
    for run in told:
        check_crew(community, run, composer.crew(run), composer.gathered)
    answers = {run.id: _answers(community, composer, run) for run in told}
    findings += composer.gathered.findings()
    findings += check_texts(community, composer.press.set)
    findings += unclaimed(community, loaded.content, composer.published)
    return Checked(
        community=community,
        composer=composer,
        now=now,
        sends=sends,
        answers=answers,
        findings=tuple(tidy([*_forgiven(findings, loaded.content)])),
    )


def _answers(
    community: Community, composer: Composer, run: Run
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the public may read of a campaign's questions, in each language of its page."""
    return {
        locale: tuple(composer.public_answers(run, locale))
        for locale in (community.locale, *run.campaign.translations)
    }


def _forgiven(findings: list[Finding], content: Content) -> Iterator[Finding]:
    """The findings, with those in the files of drafts as warnings.

    Nobody's unfinished work stops the kits of others.
    """
    files = tuple(
        path
        for id, campaign in content.campaigns.items()
        if campaign.campaign.base and campaign.campaign.base.facts.text("state") in (None, "draft")
        for path in (f"content/campaigns/{id}/", f"content/campaigns/{id}.")
    )
    for finding in findings:
        if finding.place.path.startswith(files):
            yield replace(finding, severity=Severity.WARNING)
        else:
            yield finding


def kits(community: Community, composer: Composer, now: datetime) -> Iterator[Kit]:
    """Every kit, one at a time, by group."""
    runs = current(community, now)
    for group in community.groups.values():
        yield from kits_of(composer, group, runs)


def kits_of(composer: Composer, group: Group, runs: tuple[Run, ...]) -> Iterator[Kit]:
    """The kits of one group."""
    for run in runs:
        kit = composer.kit(run, group)
        if kit is not None:
            yield kit


def kit_for(checked: Checked, campaign: str, group: str) -> Kit | None:
    """One kit by its ids, whether or not it is kept on the site; None where there is none."""
    run = checked.community.runs[campaign]
    return checked.composer.kit(run, checked.community.groups[group])


def current(community: Community, now: datetime) -> tuple[Run, ...]:
    """The campaigns that have kits: not drafts, and not ended longer ago than kits are kept."""
    today = now.astimezone(community.zone).date()
    keep = community.settings.keep_kits
    return tuple(
        run
        for run in community.runs.values()
        if run.campaign.state != "draft" and community.last_day(run) + keep >= today
    )


def pages(checked: Checked, audience: Audience) -> Iterator[Artifact]:
    """What a host renders for an audience, with the pictures and feeds that belong to it."""
    seen = _view(checked, audience)
    yield from public_pages(seen)
    yield from wall(seen)
    yield feed(seen)
    if audience > Audience.PUBLIC:
        yield from training(seen)
        yield from leaders_help(seen)
        for path, source in sorted(checked.composer.published.items()):
            yield Copied(path=path, source=source)
    if audience is Audience.OPERATORS:
        community = checked.community
        led = {group.id: community.leader_of(group) for group in community.groups.values()}
        yield from operations(
            seen,
            checked.sends,
            _titles(community),
            led,
            checked.findings,
            checked.now.astimezone(community.zone).date(),
        )
        channels = checked.composer.press.channels
        yield from handbook(seen, channels, PAGES, handbook_examples())


def phones(checked: Checked) -> Iterator[File]:
    """The pages that leaders open on a phone, the same for operators.

    Kits are made one group at a time, and let go.
    """
    community, composer, now = checked.community, checked.composer, checked.now
    channels = composer.press.channels
    seen = _view(checked, Audience.LEADERS)
    runs = current(community, now)
    current_ids = {run.id for run in runs}
    past = {
        run.id: {group.id for group in community.groups_of(run)}
        for run in community.runs.values()
        if run.id not in current_ids
    }
    leaderships = community.leaderships
    records = {group.id: group for group in seen.groups}
    yield from assets()
    for group in community.groups.values():
        leader = community.leader_of(group)
        if leader is None:
            continue
        made = list(kits_of(composer, group, runs))
        gone = past_kits(seen, [id for id, groups in past.items() if group.id in groups])
        known = kit_group(community, group, leader)
        yield from group_files(seen, known, records[group.id], made, gone, channels, now)
        for person in dict.fromkeys((*group.leaders, *group.deputies)):
            if len(leaderships.get(person, ())) == 1:
                role = leaderships[person][0][1]
                led_alone = [Led(group=known, role=role, kits=made)]
                yield _leader(seen, community, person, led_alone, now)
    for person, led in leaderships.items():
        if len(led) > 1:
            groups = [
                Led(
                    group=_led(community, group),
                    role=role,
                    kits=list(kits_of(composer, group, runs)),
                )
                for group, role in led
            ]
            yield _leader(seen, community, person, groups, now)
    yield from group_finder(
        seen, {g.id for g in community.groups.values() if community.leader_of(g)}
    )
    for shown in seen.campaigns:
        if shown.phase != "draft":
            run = community.runs[shown.campaign.id]
            yield from crew_files(seen, shown, composer.crew(run), channels, now)


def _leader(
    seen: View, community: Community, person: str, groups: list[Led], now: datetime
) -> File:
    record = community.people[person]
    locale = record.locale or groups[0].group.locale
    name, help = community.called(record, locale), help_page(seen, locale)
    return leader_home(person, name, groups, now, locale=locale, help=help)


def _led(community: Community, group: Group) -> KitGroup:
    leader = community.leader_of(group)
    assert leader is not None, "whoever leads a group or stands in for it is known"
    return kit_group(community, group, leader)


def _view(checked: Checked, audience: Audience) -> View:
    return view(checked.community, audience, checked.now, checked.answers)


def _titles(community: Community) -> dict[tuple[str, str], str]:
    """What campaigns (under `""`) and their messages are called."""
    campaigns = {(run.id, ""): run.campaign.title for run in community.runs.values()}
    return campaigns | {
        (run.id, message.id): message.title
        for run in community.runs.values()
        for message in run.messages.values()
    }


def public_site(
    project: Path, now: datetime
) -> tuple[tuple[Finding, ...], Iterator[Artifact], str | None]:
    """What the MkDocs plugin asks: findings, the public artifacts, and where the site will be."""
    checked = check(load(FolderTree(project)), now)
    if isinstance(checked, tuple):
        return checked, iter(()), None
    url = checked.community.settings.urls.public
    return checked.findings, pages(checked, Audience.PUBLIC), url
