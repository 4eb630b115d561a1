"""Findings as a person reads them in a terminal, with the source line or without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from rich.color import ColorSystem
from rich.style import Style

from kits.locale import Tongue, translate
from kits.model.findings import Finding, Severity
from kits.report.excerpts import Lines, cut_excerpt, show
from kits.report.words import SHOWN, summarise, summarise_alike, tell_hint

BOLD = Style(bold=True)
GUTTER = Style(color="blue", bold=True)
SEVERITY = {
    Severity.ERROR: Style(color="red", bold=True),
    Severity.WARNING: Style(color="yellow", bold=True),
}


def render_full(
    findings: Sequence[Finding], lines: Lines, language: Tongue, *, colour: bool
) -> str:
    """Findings with their source line, carets and hint, and an empty line after each.

    Errors come last, where a screen ends. Of warnings with one remedy the first are shown.
    """
    if not findings:
        return ""
    blocks = []
    numbers: Counter[Hashable] = Counter()
    counts = Counter(finding.likeness for finding in findings)
    for finding in _errors_last(findings):
        like = finding.likeness
        numbers[like] += 1
        if finding.severity is Severity.ERROR or numbers[like] <= SHOWN:
            blocks.append(_block(finding, lines, language, colour=colour))
        elif numbers[like] == counts[like]:
            blocks.append(summarise_alike(finding.rule, counts[like] - SHOWN, language))
    return "\n\n".join([*blocks, summarise(findings, language)]) + "\n"


def render_concise(findings: Sequence[Finding], language: Tongue, *, colour: bool) -> str:
    """Every finding on one line, errors last."""
    if not findings:
        return ""
    told = _errors_last(findings)
    titles = [_title(finding, language, colour=colour) for finding in told]
    return "\n".join([*titles, summarise(findings, language)]) + "\n"


def _errors_last(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.severity is Severity.ERROR)


def _block(finding: Finding, lines: Lines, language: Tongue, *, colour: bool) -> str:
    place = finding.place
    number = str(place.line)
    margin = " " * len(number)
    bar = _paint("|", GUTTER, colour)
    rows = [_title(finding, language, colour=colour)]
    if (line := lines(place.path, place.line)) is not None:
        excerpt = cut_excerpt(line, place.column, place.width)
        carets = _paint(excerpt.carets, SEVERITY[finding.severity], colour)
        rows += [
            f"{margin} {bar}",
            f"{_paint(number, GUTTER, colour)} {bar} {excerpt.source}".rstrip(),
            f"{margin} {bar} {excerpt.indent}{carets}",
        ]
    first, *more = map(show, tell_hint(finding, language).splitlines())
    rows.append(f"{margin} {_paint('=', GUTTER, colour)} {first}")
    return "\n".join([*rows, *(f"{margin}   {line}".rstrip() for line in more)])


def _title(finding: Finding, language: Tongue, *, colour: bool) -> str:
    place = finding.place
    at = _paint(f"{show(place.path)}:{place.line}:{place.column}:", BOLD, colour)
    what = _paint(f"{finding.severity}[{finding.rule}]", SEVERITY[finding.severity], colour)
    return f"{at} {what}: {show(translate(finding.message, language))}"


def _paint(text: str, style: Style, colour: bool) -> str:
    return style.render(text, color_system=ColorSystem.STANDARD) if colour else text
