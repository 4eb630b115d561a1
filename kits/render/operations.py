"""Pages for operators: what is sent when, which groups nobody leads, findings, private facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kits.model.artifacts import Artifact
from kits.model.findings import Finding
from kits.model.views import View
from kits.model.waivers import Waived
from kits.render.ops.calendar import Titles, calendar_page
from kits.render.ops.coverage import coverage_page
from kits.render.ops.findings import findings_page
from kits.render.ops.layout import operators_assets
from kits.render.ops.private import private_page
from kits.render.ops.sends import Sends


def operations(
    view: View,
    sends: Sends,
    titles: Titles,
    led: Mapping[str, str],
    names: Mapping[str, str],
    findings: Sequence[Finding],
    waived: Sequence[Waived],
    rules: int,
    now: datetime,
) -> Iterator[Artifact]:
    """The pages below `ops/`, at a moment by the community's clock.

    `led` says who leads each group, empty where nobody does, `titles` how messages are called,
    `names` how people are, by id, and `rules` how many there are.
    """
    today = now.date()
    yield from operators_assets()
    yield calendar_page(view, sends, titles, names, today)
    yield coverage_page(view, led, today)
    yield findings_page(view, findings, waived, rules, now)
    yield private_page(view, names)
