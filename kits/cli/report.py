"""`kits report`: a month on one page, as Markdown."""

from __future__ import annotations

from datetime import date, timedelta

import click

from kits.cli.printing import checked
from kits.cli.project import Project, fail
from kits.cli.showing import broken
from kits.model.audiences import Audience
from kits.model.periods import window_of
from kits.render.ops.reports import as_markdown, report


@click.command("report")
@click.option("--month", metavar="M", help="Such as 2026-11; the one that is over unless stated.")
@click.pass_obj
def report_command(project: Project, month: str | None) -> None:
    """Print what a month was: figures, two stories from the wall, what was learned, what is next.

    The same stands, ready to be printed, on a page of its own below `ops/reports/` of the
    operators' site.
    """
    result = checked(project)
    if result.has_errors:
        broken(result, project, "the content has errors, so nothing is reported")
    view = result.view(Audience.OPERATORS)
    known = [one.window.first for one in view.measures.months]
    at = _first(month) if month else (view.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    if at not in known:
        fail(
            f"{at:%Y-%m} is not one of the months that are counted",
            f"take one from {known[0]:%Y-%m} to {known[-1]:%Y-%m}",
        )
    click.echo(as_markdown(report(view, at), view), nl=False)


def _first(month: str) -> date:
    window = window_of(month, {}) if len(month) <= len("2026-11") else None
    if window is None or window.first.day != 1 or (window.last - window.first).days > 30:
        raise click.UsageError(f'"{month}" is not a month; write it as 2026-11')
    return window.first
