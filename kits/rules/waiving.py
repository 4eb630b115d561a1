"""Which findings `waivers.csv` silences, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any

from kits.model.clocks import Clock
from kits.model.community import ANY, Community
from kits.model.findings import Finding, Severity, say
from kits.model.nearest import nearest
from kits.model.runs import Run
from kits.model.shouts import SHOUT
from kits.model.waivers import Waived, Waiver
from kits.rules import confidential, consent, files, forgotten, naming, placeholders, privacy
from kits.rules.rule import id_of
from kits.rules.waivers import unknown_record, unknown_rule, unused_waiver, unwaivable
from kits.source.content import Content
from kits.source.file_mistakes import symlink
from kits.source.record_names import RecordNames, of_file
from kits.source.trees import CONTENT
from kits.texts.gathering import Gathered

MEND = say("mend what it finds, and take this row out")

RENAMED: Mapping[str, str] = MappingProxyType({})
"""What rules are called now, by an id that they had before: ids are part of the format."""

WAIVABLE_ERRORS = (placeholders.placeholder, naming.named_without_consent)
"""Errors that may be mistaken, since they look for words: a group may be called TODO."""

NEVER_WAIVED: tuple[Callable[..., Any], ...] = (
    consent.announcer_without_consent,
    consent.operator_not_staff,
    consent.alias_without_alias,
    consent.equal_aliases,
    forgotten.forgotten_person,
    confidential.confidential_word,
    privacy.private_fact,
    files.missing_image,
    symlink,
)
"""Rules of privacy and safety: what they find is told even where it is only a warning."""


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """What can be said of rules by their ids."""

    pages: Mapping[str, str]
    """The handbook page of every rule of every floor; of a rule that is kept on two floors, one
    below the other."""
    due: frozenset[str]
    """Rules of what is due, and not of what is wrong."""
    ahead: frozenset[str]
    """Rules of what is still to come."""
    of_kits: frozenset[str]
    """Rules that read what is sent: some days after a campaign's end there is nothing to read."""
    renamed: Mapping[str, str]
    waivable_errors: frozenset[str]
    never_waived: frozenset[str]

    def current(self, id: str) -> str:
        """What a rule is called now."""
        return self.renamed.get(id, id)


@dataclass(frozen=True, kw_only=True)
class Waiving:
    """The waivers of a community at a moment."""

    waivers: tuple[Waiver, ...]
    rules: Rulebook
    names: RecordNames
    messages: frozenset[str]
    """What messages of campaigns are called, those that a recipe gives among them."""
    campaigns: frozenset[str]
    """The ids of those that have kits."""
    at: Clock
    """When they hold."""
    may_be_more: bool = False
    """Whether a plugin that cannot be used may have more rules."""

    def waiver_of(self, finding: Finding) -> Waiver | None:
        """The waiver that silences a finding."""
        if finding.severity is Severity.ERROR and finding.rule not in self.rules.waivable_errors:
            return None
        return self._meant_for(finding)

    def settle(
        self, gathered: Gathered, *, whole: bool
    ) -> tuple[list[Finding], tuple[Waived, ...]]:
        """What is told, what is wrong with waivers among it; and what each of them silences.

        Where the content could not be read as a `whole`, the rest may be what a waiver is about.
        """
        found = {waiver.at(): tuple(gathered.waived(waiver)) for waiver in self.waivers}
        broad = {at: findings for at, findings in found.items() if _names_several(findings)}
        told = [*gathered.findings(), *chain.from_iterable(broad.values())]
        silenced = {**found, **dict.fromkeys(broad, ())}
        waived = tuple(Waived(waiver, silenced[waiver.at()]) for waiver in self.waivers)
        return [*told, *self._mistakes(told, waived, whole)], waived

    def _mistakes(
        self, told: Sequence[Finding], waived: Sequence[Waived], whole: bool
    ) -> Iterator[Finding]:
        refused = {
            waiver.at()
            for finding in told
            if finding.severity is Severity.ERROR and (waiver := self._meant_for(finding))
        }
        for each in waived:
            waiver, rule = each.waiver, self.rules.current(each.waiver.rule)
            if rule not in self.rules.pages:
                if not self.may_be_more:
                    yield unknown_rule(
                        waiver.at("rule"), waiver.rule, nearest(rule, self.rules.pages)
                    )
            elif rule in self.rules.never_waived:
                words = say('"{rule}" keeps people from harm, and is never waived', rule=rule)
                yield unwaivable(waiver.at("rule"), words, MEND)
            elif waiver.at() in refused and rule in self.rules.waivable_errors:
                words = say('"{rule}" finds several people there', rule=rule)
                hint = say("write a row for each who bears a word as a name, as people/cloud")
                yield unwaivable(waiver.at("record"), words, hint)
            elif waiver.at() in refused:
                words = say('"{rule}" is an error there, and only warnings are waived', rule=rule)
                yield unwaivable(waiver.at("rule"), words, MEND)
            elif whole and waiver.record not in self._known:
                yield unknown_record(waiver.at("record"), waiver.record, self._near(waiver.record))
            elif whole and not each.findings and not self._passes(rule, waiver.record):
                yield self._unused(waiver, [found for found in told if found.rule == rule])

    @cached_property
    def _in_force(self) -> Mapping[tuple[str, str], Waiver]:
        found: dict[tuple[str, str], Waiver] = {}
        for waiver in self.waivers:
            rule = self.rules.current(waiver.rule)
            if rule not in self.rules.never_waived and not self._is_over(waiver):
                found.setdefault((waiver.record, rule), waiver)
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.names.known | self.messages

    def _is_over(self, waiver: Waiver) -> bool:
        return waiver.until is not None and self.at.is_over(waiver.until)

    def _meant_for(self, finding: Finding) -> Waiver | None:
        if not self._in_force:
            return None
        keys = ((record, finding.rule) for record in self._records(finding))
        return next((self._in_force[key] for key in keys if key in self._in_force), None)

    def _records(self, finding: Finding) -> tuple[str, ...]:
        return (*finding.about, *self.names.at(finding.place))

    def _passes(self, rule: str, record: str) -> bool:
        """Whether a day that passes may be why nothing is silenced, and nobody's mistake."""
        folder, _, rest = record.partition("/")
        has_kits = folder == "campaigns" and rest.partition("/")[0] in self.campaigns
        passes = rule in self.rules.due | self.rules.ahead
        return passes or (rule in self.rules.of_kits and not has_kits)

    def _near(self, record: str) -> str | None:
        """The record that was probably meant: of that file, a slip away, or of that id."""
        path = f"{CONTENT}/{record.removeprefix(f'{CONTENT}/')}"
        filed = [name for name in (of_file(path), of_file(f"{path}.md")) if name in self._known]
        same = sorted(name for name in self._known if name.endswith(f"/{record}"))
        return next(filter(None, [*filed, nearest(record, self._known), *same]), None)

    def _unused(self, waiver: Waiver, alike: Sequence[Finding]) -> Finding:
        if self._is_over(waiver):
            words = say("this waiver ended on {day}, and silences nothing", day=str(waiver.until))
            return unused_waiver(
                waiver.at("until"), words, say("take the row out, or write a later day")
            )
        words = say(
            'nothing is found by "{rule}" at "{record}"', rule=waiver.rule, record=waiver.record
        )
        hint = say("take the row out")
        if alike:
            near = self._records(alike[0])[0]
            hint = say('write "{near}", where it is found, or take the row out', near=near)
        return unused_waiver(waiver.at(), words, hint)


def waiving(
    community: Community, content: Content, rules: Rulebook, current: Iterable[Run], at: Clock
) -> Waiving:
    """What the community lives with today; `current` are the campaigns that have kits."""
    runs = community.runs.values()
    return Waiving(
        waivers=community.waivers,
        rules=rules,
        names=RecordNames(content),
        messages=frozenset(
            f"campaigns/{run.id}/{message}" for run in runs for message in (*run.messages, SHOUT)
        ),
        campaigns=frozenset(run.id for run in current),
        at=at,
        may_be_more=community.may_exist("plugin", ANY),
    )


def _names_several(findings: Iterable[Finding]) -> bool:
    """Whether they name more than one person: a word that is a name opens no door to others."""
    rule = id_of(naming.named_without_consent)
    return len({finding.about for finding in findings if finding.rule == rule}) > 1
