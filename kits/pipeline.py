"""The whole line: content, documents, community, texts, findings and artifacts.

`load` reads, `check` composes every text once and gathers all findings, `pages` renders what an
audience gets. Kits and homes, of which there are as many as groups, are made in `leaders`; the host
that makes a site of it all is a matter of the floor above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path

from kits.locale import listed
from kits.model.artifacts import Artifact, Copied, Page
from kits.model.audiences import Audience
from kits.model.bundles import Bundles
from kits.model.claims import address
from kits.model.community import Community, Run
from kits.model.credits import Deed, deeds
from kits.model.findings import Finding, Severity, tidy
from kits.model.kits import Kit
from kits.model.shouts import shouts
from kits.model.views import Answers, View, view
from kits.model.waivers import Waived
from kits.render.anchors import anchors
from kits.render.badges import badge_pages
from kits.render.credentials import Seal, can_be_signed, credentials
from kits.render.day.agenda import Agenda
from kits.render.day.page import day_page
from kits.render.day.situation import Situation
from kits.render.feeds import feed
from kits.render.handbook.example import examples
from kits.render.handbook.pages import Examples, handbook, leaders_help
from kits.render.handbook.prose import handbook_folder
from kits.render.operations import operations
from kits.render.ops.ledger import ledger
from kits.render.ops.sends import Sends
from kits.render.previews import previewed
from kits.render.public import public_pages
from kits.render.recapping import recaps
from kits.render.shout_outs import shout_outs
from kits.render.thanks import thanks_pages
from kits.render.training import training
from kits.render.wall.pages import wall
from kits.rules import (
    PAGES,
    RULEBOOK,
    check_community,
    check_crew,
    check_due,
    check_group,
    check_kit,
    check_repeated,
    check_texts,
    is_due,
    unclaimed,
)
from kits.rules.addresses import may_meet_ours, reserved_addresses
from kits.rules.channels import usable_channels
from kits.rules.dead_anchors import dead_anchors, has_anchored_links
from kits.rules.waiving import waiving
from kits.schema.built_in import built_in, shout_out
from kits.schema.loading import load_community
from kits.schema.recipes import spoken_in
from kits.schema.rewritten import retold
from kits.source.content import Content, read_content
from kits.source.trees import FileTree, FolderTree
from kits.texts.composing import Composer
from kits.texts.gathering import Gathered
from kits.texts.proposing import Proposal, proposals
from kits.texts.shouting import Shouting


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
    bundles: Bundles
    now: datetime
    sends: Sends
    agenda: Agenda
    answers: Answers
    ledger: tuple[Deed, ...]
    """Every credit, gathered once for kits and all audiences."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    """Every waiver, with the findings that it silences."""

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return has_errors(self.findings)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def load(tree: FileTree) -> Loaded:
    """The community in a tree of files."""
    content, found = read_content(tree)
    community, problems = load_community(content, built_in())
    return Loaded(
        community=community, content=content, findings=(*found, *retold(content.tables, problems))
    )


@cache
def handbook_examples() -> Examples:
    """The community with which the handbook shows what recipes say, in each of its languages."""
    loaded = load(FolderTree(handbook_folder() / "example"))
    assert not loaded.findings, f"the example is broken: {loaded.findings}"
    assert loaded.community is not None, "the example says its name"
    return examples(loaded.community)


def _shouting(community: Community, ledger: tuple[Deed, ...]) -> Shouting:
    told = shouts(community, ledger)
    unasked = community.settings.shout_outs == "auto"
    return Shouting(spoken_in(shout_out(), community.locale), told, unasked)


def check(loaded: Loaded, now: datetime) -> Checked | tuple[Finding, ...]:
    """Every finding; with the composed community, where there is one at all."""
    community = loaded.community
    if community is None:
        return tuple(tidy(list(loaded.findings)))
    credited = deeds(community, now)
    runs = current(community, now)
    today = now.astimezone(community.zone).date()
    waivers = waiving(community, loaded.content, RULEBOOK, runs, today)
    gathered = Gathered(waivers.waiver_of if community.waivers else None)
    shouting = _shouting(community, credited)
    composer = Composer(community, usable_channels(community), shouting, gathered)
    sends, agenda, bundles = Sends(), Agenda(zone=community.zone), Bundles()
    for group in community.groups.values():
        bundle = composer.bundle(group, runs)
        for kit in bundle.kits:
            sends.add(kit)
            agenda.add(kit)
            check_kit(community, kit, gathered)
        check_group(community, bundle.kits, gathered)
        bundles.add(bundle)
    told = [run for run in community.runs.values() if run.campaign.state != "draft"]
    for run in told:
        check_crew(community, run, composer.crew(run), gathered)
    answers = {run.id: _answers(community, composer, run) for run in told}
    check_repeated(community, gathered)
    plain = [
        *loaded.findings,
        *retold(loaded.content.tables, check_community(community)),
        *check_due(community, now),
        *check_texts(community, composer.press.set),
        *unclaimed(community, loaded.content, composer.published),
    ]
    if not has_errors(plain) and has_anchored_links(community):
        plain += dead_anchors(
            community,
            _anchors(community, view(community, Audience.OPERATORS, now, answers, credited)),
        )
    gathered.extend(_forgiven(plain, loaded.content))
    elsewhere = [f for f in loaded.findings if f.place.path != loaded.content.waivers_path]
    settled, waived = waivers.settle(gathered, whole=not has_errors(elsewhere))
    result = Checked(
        community=community,
        composer=composer,
        bundles=bundles,
        now=now,
        sends=sends,
        agenda=agenda,
        answers=answers,
        ledger=credited,
        findings=tuple(tidy(settled)),
        waived=waived,
    )
    if result.has_errors or not may_meet_ours(community):
        return result
    met = reserved_addresses(community, pages(result, Audience.OPERATORS))
    return replace(result, findings=tuple(tidy([*result.findings, *met])))


def _anchors(community: Community, seen: View) -> Callable[[str], frozenset[str] | None]:
    """Tells the anchors of a page that is made of prose, by its address."""
    made = chain(public_pages(seen), thanks_pages(seen), training(seen))
    by_address = {address(page.path): page for page in made if isinstance(page, Page)}
    attributes = "attr_list" in community.host.text

    @cache
    def known(path: str) -> frozenset[str] | None:
        if path not in by_address:
            return None
        page = by_address[path]
        return anchors(page.body, is_html=page.html, attributes=attributes)

    return known


def _answers(
    community: Community, composer: Composer, run: Run
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the public may read of a campaign's questions, in each language of its page."""
    return {
        locale: tuple(composer.public_answers(run, locale))
        for locale in (community.locale, *run.campaign.translations)
    }


def _forgiven(findings: list[Finding], content: Content) -> Iterator[Finding]:
    """The findings, with those in the files of drafts as warnings that fail nothing.

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
            yield replace(finding, severity=Severity.WARNING, of_draft=True)
        else:
            yield finding


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


def pages(checked: Checked, audience: Audience, seal: Seal | None = None) -> Iterator[Artifact]:
    """What a host renders for an audience, with the pictures and feeds that belong to it.

    `seal` signs badges; without it there are badges and no credentials.
    """
    seen = view_of(checked, audience)
    signed = seal is not None and can_be_signed(seen)
    everyones = (public_pages(seen), thanks_pages(seen), wall(seen), badge_pages(seen, signed))
    yield from previewed(chain.from_iterable(everyones), seen)
    if seal and signed:
        yield from credentials(seen, seal)
    yield feed(seen)
    if audience > Audience.PUBLIC:
        yield from training(seen)
        yield from leaders_help(seen)
        for path, source in sorted(checked.composer.published.items()):
            yield Copied(path=path, source=source)
    if audience is Audience.OPERATORS:
        yield from _for_operators(checked, seen)


def _for_operators(checked: Checked, seen: View) -> Iterator[Artifact]:
    """The pages below `ops/`; the day comes first, so that their tab opens it."""
    community = checked.community
    asked = _shout_outs(checked)
    it = situation(checked, seen, len(asked))
    called = {id: community.called(one, seen.locale) for id, one in community.people.items()}
    yield from day_page(it)
    yield from ledger(seen, called)
    yield recaps(seen, [finding for finding in checked.findings if is_due(finding)], it.today)
    yield from operations(
        seen,
        checked.sends,
        it.titles,
        it.led,
        called,
        checked.findings,
        checked.waived,
        len(PAGES),
        checked.now.astimezone(community.zone),
    )
    yield from handbook(seen, checked.composer.press.channels, PAGES, handbook_examples())
    if community.settings.shout_outs == "ask":
        yield shout_outs(seen, asked)


def _shout_outs(checked: Checked) -> tuple[Proposal, ...]:
    asks = checked.community.settings.shout_outs == "ask"
    return tuple(proposals(checked.composer, checked.now)) if asks else ()


def situation(checked: Checked, seen: View, asked: int) -> Situation:
    """The community as its operators find it; `asked` are the shout-outs that wait for them."""
    community = checked.community
    return Situation(
        view=seen,
        now=checked.now,
        agenda=checked.agenda,
        titles=_titles(community),
        led={
            group.id: listed(community.leaders_of(group), seen.locale)
            for group in community.groups.values()
        },
        findings=checked.findings,
        waived=checked.waived,
        shout_outs=asked,
    )


def view_of(checked: Checked, audience: Audience) -> View:
    """What an audience may see."""
    return view(checked.community, audience, checked.now, checked.answers, checked.ledger)


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
