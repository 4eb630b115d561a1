"""What a check found: one line where that is nothing, else with alike findings folded."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kits.locale import Tongue, catalogue, translate
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.findings import Finding, Severity
from kits.model.waivers import Waived
from kits.render.localised import moment
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View
from kits.report.words import SHOWN, summarise

HERE = Addresses.operations / "findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in words."""

    place: str
    severity: str
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Findings with one remedy."""

    shown: list[Told]
    folded: list[Told]

    @property
    def rule(self) -> str:
        """What they all break."""
        return self.shown[0].rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Silenced:
    """A waiver with what it silences, in words."""

    record: str
    rule: str
    is_known: bool
    """Whether a rule of this id has a page."""
    reason: str
    until: date | None
    messages: list[str]


def findings_page(view: View) -> Iterator[Artifact]:
    """All that was found."""
    _ = catalogue(view.locale).gettext
    body = fill(
        "ops/findings.html",
        view.locale,
        here=HERE,
        rules=len(view.rules),
        when=moment(view.now, view.locale),
        summary=summarise(view.findings, view.locale),
        alike=list(_alike(view.findings, view.locale)),
        waived=[_silenced(each, view.locale) for each in view.waived],
    )
    yield operators_page(HERE, _("Findings"), body, view.locale)


def _alike(findings: Sequence[Finding], locale: Tongue) -> Iterator[Alike]:
    """Errors first; of warnings with one remedy the first are shown."""
    found: dict[Hashable, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: one.severity is not Severity.ERROR):
        found.setdefault(finding.likeness, []).append(finding)
    for those in found.values():
        told = [_told(finding, locale) for finding in those]
        shown = len(told) if those[0].severity is Severity.ERROR else SHOWN
        yield Alike(shown=told[:shown], folded=told[shown:])


def _told(finding: Finding, locale: Tongue) -> Told:
    _ = catalogue(locale).gettext
    return Told(
        place=f"{finding.place.path}:{finding.place.line}",
        severity=_("Error") if finding.severity is Severity.ERROR else _("Warning"),
        rule=finding.rule,
        message=translate(finding.message, locale),
        hint=translate(finding.hint, locale),
    )


def _silenced(waived: Waived, locale: Tongue) -> Silenced:
    waiver, findings = waived.waiver, waived.findings
    return Silenced(
        record=waiver.record,
        rule=findings[0].rule if findings else waiver.rule,
        is_known=bool(findings),
        reason=waiver.reason,
        until=waiver.until,
        messages=[translate(finding.message, locale) for finding in findings],
    )
