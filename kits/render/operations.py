"""Pages for operators: what is sent when, which groups nobody leads, findings, private facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from kits.locale import catalogue, translate
from kits.model.artifacts import Artifact, Page
from kits.model.findings import Finding, Severity
from kits.model.kits import Kit
from kits.model.showcases import needs_without_models
from kits.model.views import Shown, View
from kits.model.waivers import Waived
from kits.render.markdown import markdown
from kits.render.phone import clock
from kits.render.words import campaign_phases, group_stages


@dataclass(frozen=True, slots=True)
class Line:
    """One message that goes out at one instant, to so many groups."""

    clock: str
    campaign: str
    title: str
    groups: int


@dataclass(slots=True)
class Sends:
    """All sends, counted from the stream of kits so that none has to be held."""

    counted: Counter[tuple[datetime, str, str]] = field(default_factory=Counter)

    def add(self, kit: Kit, zone: tzinfo) -> None:
        """Counts the messages of a kit."""
        for message in kit.messages:
            at = message.send_at.astimezone(zone)
            self.counted[at, kit.campaign.id, message.base] += 1

    def days(self, titles: Mapping[tuple[str, str], str]) -> list[tuple[date, list[Line]]]:
        """The sends of each day, in the community's zone.

        `titles` says what messages are called, by campaign and id; with `""`, what the campaign is.
        """
        found: dict[date, list[Line]] = {}
        for (at, campaign, message), groups in sorted(self.counted.items()):
            title = titles.get((campaign, message), message)
            name = titles.get((campaign, ""), campaign)
            found.setdefault(at.date(), []).append(Line(clock(at), name, title, groups))
        return list(found.items())


def operations(
    view: View,
    sends: Sends,
    titles: Mapping[tuple[str, str], str],
    led: Mapping[str, str],
    findings: Sequence[Finding],
    waived: Sequence[Waived],
    today: date,
) -> Iterator[Artifact]:
    """The pages below `ops/`.

    `led` says who leads each group, empty where nobody does, `titles` how messages are called.
    """
    days = sends.days(titles)
    _ = catalogue(view.locale).gettext
    section = _("Operations")
    uncovered = [group for group in view.groups if not led.get(group.id)]
    severities = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning")}
    told = [
        {
            "place": f"{f.place.path}:{f.place.line}",
            "severity": severities[f.severity],
            "rule": f.rule,
            "message": translate(f.message, view.locale),
            "hint": translate(f.hint, view.locale),
        }
        for f in findings
    ]
    pages: dict[str, tuple[str, str, dict[str, Any]]] = {
        "calendar": (
            _("Calendar of sends"),
            "calendar.md",
            {
                "zone": view.settings.timezone,
                "ahead": [day for day in days if day[0] >= today],
                "gone": [day for day in days if day[0] < today],
            },
        ),
        "coverage": (
            _("Coverage"),
            "coverage.md",
            {
                "groups": view.groups,
                "led": led,
                "uncovered": uncovered,
                "unmodelled": _unmodelled(view),
                "stages": group_stages(view.locale),
            },
        ),
        "findings": (
            _("Findings"),
            "findings.md",
            {"findings": told, "waived": [_row(each, view.locale) for each in waived]},
        ),
        "private": (
            _("Private facts"),
            "private.md",
            {
                "items": [(shown, tuple(_facts(shown, _("Recap")))) for shown in view.campaigns],
                "drafts": view.drafts,
                "phases": campaign_phases(view.locale),
            },
        ),
    }
    for name, (title, template, values) in pages.items():
        yield Page(
            path=f"ops/{name}/index.md",
            title=title,
            body=markdown(template, view.locale, **values),
            nav=(section,),
            listed=True,
        )


def _row(waived: Waived, locale: str) -> dict[str, Any]:
    """A waiver with what it silences, in words."""
    waiver, findings = waived.waiver, waived.findings
    return {
        "record": waiver.record,
        "rule": waiver.rule,
        "page": findings[0].rule if findings else None,
        "reason": waiver.reason,
        "until": waiver.until,
        "silenced": [translate(finding.message, locale) for finding in findings],
    }


def _unmodelled(view: View) -> list[tuple[str, str | None]]:
    """What each need with fewer than two model groups is called, and the one it may have."""
    words = view.settings.vocabulary.needs or {}
    found = needs_without_models(view.groups)
    return [(words.get(need, need), one.name if one else None) for need, one in found.items()]


def _facts(shown: Shown, recap: str) -> Iterator[tuple[str, object]]:
    """The private facts of a campaign, and those of its recap under that word, one a line."""
    yield from _lines(shown.campaign.private)
    if shown.recap:
        for key, value in shown.recap.private.items():
            yield from _lines(value, recap, *([] if key == "text" else [key]))


def _lines(value: object, *names: str) -> Iterator[tuple[str, object]]:
    """What a value holds, each with the names that lead to it: `budget · total`."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _lines(item, *names, str(key))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _lines(item, *names)
    else:
        yield " · ".join(names), value
