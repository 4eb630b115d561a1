"""The whole line: content, documents, community, texts, findings and artifacts.

`load` reads; `check` composes what each group gets once, and gathers all findings; what a host
renders for an audience is asked of what it gives. The renderers stand in `render/renderers.py`,
the rules in `rules/__init__.py`; the host that makes a site of it all is the floor above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from kits.counting import measures
from kits.groups import Choose, Deal, Each, Line, Made, Memory, Part, in_turn, made, recalled
from kits.locale import Languages, languages_of
from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Packed, Share
from kits.model.clocks import Clock
from kits.model.community import ANY, Community
from kits.model.facts import unsaid
from kits.model.findings import Finding, Severity, tidy
from kits.model.kits import Kit, published_by
from kits.model.outreach import outreach
from kits.model.runs import Run
from kits.model.waivers import Waived
from kits.plugins.loading import load_plugins, names_others
from kits.receiving import of_shares, with_receipts
from kits.render.expecting import expected
from kits.render.known_anchors import known_anchors
from kits.render.renderers import BUILT_IN, Renderers, pages, phones_beside, phones_of, renderers_of
from kits.render.seeing import Results, view
from kits.render.views import View
from kits.rules.addresses import may_meet_ours, reserved_addresses
from kits.rules.checking import (
    check_ahead,
    check_community,
    check_due,
    check_others,
    check_repeated,
    check_texts,
    unclaimed,
)
from kits.rules.dead_anchors import dead_anchors, has_anchored_links
from kits.rules.drafts import forgiving
from kits.rules.readiness import overridden
from kits.rules.rule import Due, Rules
from kits.rules.rulebooks import rulebook, rules_of
from kits.rules.waiving import Rulebook, Waiving, waiving
from kits.schema.built_in import built_in, occasions
from kits.schema.loading import load_community
from kits.schema.occasions import with_built_in
from kits.schema.rewritten import retold
from kits.source.content import Content, read_content
from kits.source.trees import FileTree, FolderTree
from kits.source.untrusted import untrusted_settings
from kits.texts.composing import Composer
from kits.texts.gathering import Gathered
from kits.texts.occasions import Occasions
from kits.texts.press import used
from kits.texts.proposing import proposals

NO_ENVIRONMENT: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A content folder, read: the community as far as it could be, and what was wrong."""

    community: Community | None
    content: Content
    findings: tuple[Finding, ...]

    @property
    def renderers(self) -> Renderers:
        """What it is rendered by."""
        return renderers_of(self.community) if self.community else BUILT_IN

    @property
    def is_ours(self) -> bool:
        """Whether no plugin of others has a part in it."""
        return self.community is None or not names_others(self.community.settings)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A community whose every text was composed once, with all findings, sorted."""

    community: Community
    content: Content
    composer: Composer
    renderers: Renderers
    rulebook: Rulebook
    shares: Packed[Share]
    results: Results
    clock: Clock
    """The moment of it all, which knows until when it is right."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    """Every waiver and override, with the findings that it silences."""
    made: Made | None
    """What a memory may keep of it, where there is one."""
    _views: dict[Audience, View] = field(default_factory=dict, init=False, repr=False)

    @property
    def languages(self) -> Languages:
        """Those that it is told in: of the package, and of its plugins."""
        return languages_of(self.community.declared)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return has_errors(self.findings)

    @property
    def good_until(self) -> datetime:
        """When one of its pages would be another; known once all are made."""
        return self.clock.good_until

    def view(self, audience: Audience) -> View:
        """What an audience may see."""
        if audience not in self._views:
            results = replace(self.results, findings=self.findings, waived=self.waived)
            if audience is Audience.OPERATORS:
                results = replace(
                    results,
                    expected=expected(self.community, self.shares),
                    measures=measures(
                        self.community, self.content, results.ledger or (), self.clock
                    ),
                )
            self._views[audience] = view(self.community, audience, self.clock, results)
        return self._views[audience]

    def pages(self, audience: Audience) -> Iterator[Artifact]:
        """What a host renders for an audience, with all that belongs to it."""
        return pages(self.renderers, self.view(audience), self.shares)

    def address(self, audience: Audience) -> str | None:
        """Where the tree of an audience will stand, where the community says it."""
        urls = self.community.settings.urls
        return {Audience.PUBLIC: urls.public, Audience.LEADERS: urls.leaders}.get(audience)

    def phones(self, bundles: Iterable[Bundle] = ()) -> Iterator[Artifact]:
        """What leaders open on their phones: that of these bundles, and what is of no one group."""
        seen = self.view(Audience.LEADERS)
        for bundle in bundles:
            yield from phones_of(self.renderers, seen, bundle)
        yield from phones_beside(self.renderers, seen, self.shares)

    def kit(self, campaign: str, group: str) -> Kit | None:
        """One kit by its ids, whether or not it is kept on the site; None where there is none."""
        run = self.community.runs[campaign]
        return self.composer.kit(run, self.community.groups[group])


@dataclass(frozen=True, kw_only=True)
class Composed:
    """What came of some of the groups, and when it would be another."""

    parts: tuple[Part, ...]
    good_until: datetime


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def load(tree: FileTree, *, untrusted: bool = False) -> Loaded:
    """The community in a tree of files, with what the plugins declare that it names.

    Of an untrusted one, settings that could run code are found as well.
    """
    content, found = read_content(tree)
    if untrusted:
        found = [*found, *untrusted_settings(content.host)]
    community, problems = load_community(content, built_in())
    findings = [*found, *retold(content.tables, problems)]
    if community is not None:
        declared, mistakes = load_plugins(community.settings)
        spoken = with_built_in(community.occasions, occasions(), community.locale)
        unread = {**community.unread, "plugin": frozenset({ANY} if mistakes else ())}
        community = replace(community, declared=declared, unread=unread, occasions=spoken)
        findings += mistakes
    return Loaded(community=community, content=content, findings=tuple(findings))


def check(
    loaded: Loaded,
    now: datetime,
    each: Each | None = None,
    deal: Deal = in_turn,
    environment: Mapping[str, str] = NO_ENVIRONMENT,
    memory: Memory | None = None,
) -> Checked | tuple[Finding, ...]:
    """Every finding; with the composed community, where there is one at all.

    `each` is handed what each group gets, once, but for what the memory has of it; of the
    `environment` renderers are given what they declare as their secrets.
    """
    if loaded.community is None:
        return tuple(tidy(list(loaded.findings)))
    at = Clock(now.astimezone(loaded.community.zone))
    community, unread = with_receipts(loaded.community, loaded.content, at)
    community = replace(community, unsaid_facts=unsaid(community.facts, at, community.zone))
    rules, renderers = rules_of(community), loaded.renderers
    book = rulebook(rules)
    line, gathered, waivers = _line(loaded, community, rules, book, at, each)
    groups = tuple(community.groups.values())
    keys, known = recalled(line, memory, groups, at) if memory else ({}, {})
    texts = dict(memory.texts()) if memory else {}
    for part in deal(line.part, [group for group in groups if group.id not in known]):
        known.update(part.bundles)
        texts.update(part.texts)
    shares: Packed[Share] = Packed()
    for group in groups:
        kept = known[group.id]
        shares.add_packed(kept.share)
        gathered.take(kept.heaps)
        at.hold_until(kept.good_until)
    composer = line.composer(gathered)
    back = of_shares(community, shares, at)
    told = [run for run in community.runs.values() if not run.campaign.is_unfinished]
    reach = outreach(community, line.ledger, at)
    results = Results(
        channels=composer.press.channels,
        ledger=line.ledger,
        answers={run.id: _answers(composer, run) for run in told},
        crews={run.id: composer.crew(run) for run in told},
        to_teams={run.id: composer.teams(run) for run in told},
        proposals=tuple(proposals(composer, at)) if _asks(community) else (),
        rules=book.pages,
        secrets={name: environment[name] for name in renderers.secrets if environment.get(name)},
        beside_certificates=renderers.beside_certificates,
        standings=back.standings,
        load=back.load,
        outreach=reach,
        said=Occasions(composer).said(back.standings, reach),
    )
    uses = [use for kept in known.values() for use in kept.uses] + [*composer.press.uses()]
    for run in told:
        to_teams = chain.from_iterable(results.to_teams[run.id].values())
        check_others(rules, community, run, [*results.crews[run.id], *to_teams], gathered)
    check_repeated(rules, community, gathered)
    due = Due(
        community=community,
        at=at,
        standings=back.standings,
        load=back.load,
        fading=back.fading,
        outreach=reach,
    )
    forgive = forgiving(loaded.content)
    check_due(rules, due, gathered)
    check_ahead(rules, due, gathered, forgive)
    plain = [
        *loaded.findings,
        *unread,
        *retold(loaded.content.tables, check_community(rules, community)),
        *check_texts(rules, community, used(texts | composer.press.set, uses)),
        *unclaimed(community, loaded.content, back.files | _sent(results)),
    ]
    if not has_errors(plain) and has_anchored_links(community):
        seen = view(community, Audience.OPERATORS, at, results)
        plain += dead_anchors(community, known_anchors(seen, community.host.text))
    gathered.extend(each for finding in plain for each in forgive(finding))
    elsewhere = [f for f in loaded.findings if f.place.path != loaded.content.waivers_path]
    settled, waived = waivers.settle(gathered, whole=not has_errors(elsewhere))
    result = Checked(
        community=community,
        content=loaded.content,
        composer=composer,
        renderers=renderers,
        rulebook=book,
        shares=shares,
        results=results,
        clock=at,
        made=made(keys, known, texts),
        findings=tuple(tidy(settled)),
        waived=(*waived, *overridden(community)),
    )
    if result.has_errors or not may_meet_ours(community):
        return result
    met = reserved_addresses(community, result.pages(Audience.OPERATORS))
    return replace(result, findings=tuple(tidy([*result.findings, *met])))


def compose(
    loaded: Loaded, now: datetime, each: Each | None, deal: Deal, choose: Choose
) -> Composed | tuple[Finding, ...]:
    """What the groups get that are chosen, for whoever checks all.

    Only what was found where there is no community at all.
    """
    community = loaded.community
    if community is None:
        return tuple(tidy(list(loaded.findings)))
    at = Clock(now.astimezone(community.zone))
    rules = rules_of(community)
    line, *_ = _line(loaded, community, rules, rulebook(rules), at, each)
    parts = tuple(deal(line.part, choose(tuple(community.groups.values()))))
    for part in parts:
        for kept in part.bundles.values():
            at.hold_until(kept.good_until)
    return Composed(parts=parts, good_until=at.good_until)


def _line(
    loaded: Loaded,
    community: Community,
    rules: Rules,
    book: Rulebook,
    at: Clock,
    each: Each | None,
) -> tuple[Line, Gathered, Waiving]:
    current = community.current(at)
    waivers = waiving(community, loaded.content, book, current, at)
    for waiver in community.waivers:
        if waiver.until:
            at.is_over(waiver.until)  # asked again where groups are dealt to, of another clock
    gathered = Gathered(waivers.waiver_of if community.waivers else None)
    return Line(community, rules, at, current, gathered, each), gathered, waivers


def _asks(community: Community) -> bool:
    return community.settings.shout_outs == "ask"


def _answers(composer: Composer, run: Run) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the public may read of a campaign's questions, in each language of its page."""
    locales = (composer.community.locale, *run.campaign.translations)
    return {locale: tuple(composer.public_answers(run, locale)) for locale in locales}


def _sent(results: Results) -> set[str]:
    """The files that crews and teams send, by their path in the project folder."""
    to_teams = (texts for teams in results.to_teams.values() for texts in teams.values())
    told = chain(results.crews.values(), to_teams)
    return {path for them in told for path in published_by(them).values()}


def public_site(
    project: Path, now: datetime
) -> tuple[tuple[Finding, ...], Iterator[Artifact], str | None]:
    """What the MkDocs plugin asks: findings, the public artifacts, and where the site will be."""
    checked = check(load(FolderTree(project)), now)
    if isinstance(checked, tuple):
        return checked, iter(()), None
    url = checked.address(Audience.PUBLIC)
    return checked.findings, checked.pages(Audience.PUBLIC), url
