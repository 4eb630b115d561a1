"""The whole line: content, documents, community, texts, findings and artifacts.

`load` reads; `check` composes what each group gets once, and gathers all findings; what a host
renders for an audience is asked of what it gives. The renderers stand in `render/renderers.py`,
the rules in `rules/__init__.py`; the host that makes a site of it all is the floor above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Packed, Share, share
from kits.model.clocks import FOREVER, Clock
from kits.model.community import ANY, Community, Run
from kits.model.credits import deeds
from kits.model.findings import Finding, Severity, tidy
from kits.model.groups import Group
from kits.model.kits import Kit, published_by
from kits.model.shouts import shouts
from kits.model.waivers import Waived
from kits.plugins.loading import load_plugins, names_others
from kits.render.known_anchors import known_anchors
from kits.render.renderers import BUILT_IN, Renderers, pages, phones_beside, phones_of, renderers_of
from kits.render.views import Results, View, view
from kits.rules import (
    check_community,
    check_crew,
    check_due,
    check_group,
    check_kit,
    check_repeated,
    check_texts,
    rulebook,
    rules_of,
    unclaimed,
)
from kits.rules.addresses import may_meet_ours, reserved_addresses
from kits.rules.channels import usable_channels
from kits.rules.dead_anchors import dead_anchors, has_anchored_links
from kits.rules.drafts import forgiven
from kits.rules.rule import Rules
from kits.rules.waiving import Rulebook, waiving
from kits.schema.built_in import built_in, shout_out
from kits.schema.loading import load_community
from kits.schema.recipes import spoken_in
from kits.schema.rewritten import retold
from kits.source.content import Content, read_content
from kits.source.trees import FileTree, FolderTree
from kits.texts.bundling import Bundler
from kits.texts.composing import Composer
from kits.texts.gathering import Gathered, Heaps
from kits.texts.press import SetText, joined
from kits.texts.proposing import proposals
from kits.texts.shouting import Shouting

Each = Callable[[View, Bundle], None]
"""Takes a bundle as it is made, with what leaders may see."""
Deal = Callable[[Callable[[Sequence[Group]], "Part"], Sequence[Group]], Iterable["Part"]]
"""Has the groups worked on, all at once or some on each core, and gives the parts in order."""
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
class Part:
    """What came of some of the groups: plain data, which another process may have made."""

    shares: Packed[Share]
    heaps: Heaps
    texts: Sequence[SetText]
    good_until: datetime
    """When a page of them would be another."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A community whose every text was composed once, with all findings, sorted."""

    community: Community
    composer: Composer
    renderers: Renderers
    rulebook: Rulebook
    shares: Packed[Share]
    results: Results
    clock: Clock
    """The moment of it all, which knows until when it is right."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    """Every waiver, with the findings that it silences."""
    _views: dict[Audience, View] = field(default_factory=dict, init=False, repr=False)

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


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def load(tree: FileTree) -> Loaded:
    """The community in a tree of files, with what the plugins declare that it names."""
    content, found = read_content(tree)
    community, problems = load_community(content, built_in())
    findings = [*found, *retold(content.tables, problems)]
    if community is not None:
        declared, mistakes = load_plugins(community.settings)
        unread = {**community.unread, "plugin": frozenset({ANY} if mistakes else ())}
        community = replace(community, declared=declared, unread=unread)
        findings += mistakes
    return Loaded(community=community, content=content, findings=tuple(findings))


def in_turn(work: Callable[[Sequence[Group]], Part], groups: Sequence[Group]) -> Iterable[Part]:
    """Works on all groups here, one after the other."""
    yield work(groups)


def check(
    loaded: Loaded,
    now: datetime,
    each: Each | None = None,
    deal: Deal = in_turn,
    environment: Mapping[str, str] = NO_ENVIRONMENT,
) -> Checked | tuple[Finding, ...]:
    """Every finding; with the composed community, where there is one at all.

    `each` is handed what each group gets, once; of the `environment` renderers are given what they
    declare as their secrets.
    """
    community = loaded.community
    if community is None:
        return tuple(tidy(list(loaded.findings)))
    at = Clock(now.astimezone(community.zone))
    rules, renderers = rules_of(community), loaded.renderers
    book = rulebook(rules)
    current = community.current(at)
    waivers = waiving(community, loaded.content, book, current, at)
    gathered = Gathered(waivers.waiver_of if community.waivers else None)
    line = _Line(community, rules, at, current, gathered, each)
    shares: Packed[Share] = Packed()
    texts: list[SetText] = []
    for part in deal(line.part, tuple(community.groups.values())):
        shares.extend(part.shares)
        gathered.take(part.heaps)
        at.hold_until(part.good_until)
        texts += part.texts
    composer = line.composer(gathered)
    told = [run for run in community.runs.values() if run.campaign.state != "draft"]
    results = Results(
        channels=composer.press.channels,
        ledger=line.ledger,
        answers={run.id: _answers(composer, run) for run in told},
        crews={run.id: composer.crew(run) for run in told},
        proposals=tuple(proposals(composer, at)) if _asks(community) else (),
        rules=book.pages,
        secrets={name: environment[name] for name in renderers.secrets if environment.get(name)},
        beside_certificates=renderers.beside_certificates,
    )
    for run in told:
        check_crew(rules, community, run, results.crews[run.id], gathered)
    check_repeated(rules, community, gathered)
    plain = [
        *loaded.findings,
        *retold(loaded.content.tables, check_community(rules, community)),
        *check_due(rules, community, at),
        *check_texts(rules, community, joined([*texts, *composer.press.set])),
        *unclaimed(community, loaded.content, _sent(shares, results)),
    ]
    if not has_errors(plain) and has_anchored_links(community):
        seen = view(community, Audience.OPERATORS, at, results)
        plain += dead_anchors(community, known_anchors(seen, community.host.text))
    gathered.extend(forgiven(plain, loaded.content))
    elsewhere = [f for f in loaded.findings if f.place.path != loaded.content.waivers_path]
    settled, waived = waivers.settle(gathered, whole=not has_errors(elsewhere))
    result = Checked(
        community=community,
        composer=composer,
        renderers=renderers,
        rulebook=book,
        shares=shares,
        results=results,
        clock=at,
        findings=tuple(tidy(list(forgiven(settled, loaded.content)))),
        waived=waived,
    )
    if result.has_errors or not may_meet_ours(community):
        return result
    met = reserved_addresses(community, result.pages(Audience.OPERATORS))
    return replace(result, findings=tuple(tidy([*result.findings, *met])))


class _Line:
    """Where texts are made and checked: the same for every part of the groups."""

    def __init__(
        self,
        community: Community,
        rules: Rules,
        at: Clock,
        current: Sequence[Run],
        gathered: Gathered,
        each: Each | None,
    ) -> None:
        self._community = community
        self._rules = rules
        self._current = current
        self._waiver_of = gathered.waiver_of
        self._each = each
        self._channels = usable_channels(community)
        self.ledger = deeds(community, at)
        self._shouting = Shouting(
            spoken_in(shout_out(), community.locale),
            shouts(community, self.ledger),
            community.settings.shout_outs == "auto",
        )
        if each:
            results = Results(channels=self._channels, ledger=self.ledger)
            self._seen = view(community, Audience.LEADERS, at, results)

    def composer(self, gathered: Gathered) -> Composer:
        """What makes texts, and tells there what is wrong with them."""
        return Composer(self._community, self._channels, self._shouting, gathered)

    def part(self, groups: Sequence[Group]) -> Part:
        """Composes, checks and hands on what each of these groups gets."""
        gathered = Gathered(self._waiver_of)
        composer = self.composer(gathered)
        bundler = Bundler(composer, self._current, self.ledger)
        shares: Packed[Share] = Packed()
        good_until = FOREVER
        for group in groups:
            bundle = bundler.bundle(group)
            for kit in bundle.kits:
                check_kit(self._rules, self._community, kit, gathered)
            check_group(self._rules, self._community, bundle.kits, gathered)
            shares.add(share(bundle))
            if self._each:
                clock = self._seen.clock.anew()
                self._each(replace(self._seen, clock=clock), bundle)
                good_until = min(good_until, clock.good_until)
        return Part(
            shares=shares,
            heaps=gathered.heaps,
            texts=composer.press.set,
            good_until=good_until,
        )


def _asks(community: Community) -> bool:
    return community.settings.shout_outs == "ask"


def _answers(composer: Composer, run: Run) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the public may read of a campaign's questions, in each language of its page."""
    locales = (composer.community.locale, *run.campaign.translations)
    return {locale: tuple(composer.public_answers(run, locale)) for locale in locales}


def _sent(shares: Iterable[Share], results: Results) -> set[str]:
    """The files that kits and crews send, by their path in the project folder."""
    crews = (published_by(messages) for messages in results.crews.values())
    return {source for files in (*crews, *(s.files for s in shares)) for source in files.values()}


def public_site(
    project: Path, now: datetime
) -> tuple[tuple[Finding, ...], Iterator[Artifact], str | None]:
    """What the MkDocs plugin asks: findings, the public artifacts, and where the site will be."""
    checked = check(load(FolderTree(project)), now)
    if isinstance(checked, tuple):
        return checked, iter(()), None
    url = checked.address(Audience.PUBLIC)
    return checked.findings, checked.pages(Audience.PUBLIC), url
