"""How findings are printed: in the language of the terminal, with colours where it has them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import click

from kits.cli.project import Project
from kits.cli.terminal import colourful
from kits.groups import Each
from kits.locale import BUILT_IN, Languages
from kits.model.findings import Finding
from kits.pipeline import Checked, check, load
from kits.report import Format, render_findings
from kits.report.excerpts import Lines
from kits.report.words import summarise_waived
from kits.rules.rulebooks import PAGES
from kits.source.content import quoted_text
from kits.source.trees import FolderTree


def print_findings(
    findings: Sequence[Finding],
    project: Project,
    languages: Languages = BUILT_IN,
    *,
    err: bool = False,
) -> None:
    """Prints findings, to stderr where stdout is for a text; nothing where nothing is wrong."""
    click.echo(findings_text(findings, project, languages), nl=False, err=err)


def findings_text(
    findings: Sequence[Finding],
    project: Project,
    languages: Languages,
    format: Format = "full",
    pages: Mapping[str, str] = PAGES,
) -> str:
    """Findings as they are printed; `languages` and `pages` of rules are the community's."""
    return render_findings(
        findings,
        format,
        lines=_lines(project.folder),
        language=languages.tongue(project.language),
        colour=colourful(),
        pages=pages,
    )


def print_waived(count: int, project: Project, languages: Languages) -> None:
    """Prints how much is waived, on a terminal: a program is told nothing when all is well."""
    if count and sys.stdout.isatty():
        click.echo(summarise_waived(count, languages.tongue(project.language)))


def checked(project: Project, each: Each | None = None) -> Checked:
    """The composed community; ends the command, with findings, where nothing could be composed.

    `each` is handed what each group gets.
    """
    result = check(load(project.tree()), project.now, each)
    if isinstance(result, Checked):
        return result
    print_findings(result, project, err=True)
    sys.exit(1)


def _lines(project: Path) -> Lines:
    """What answers a line of a file of a project, for what points at it.

    None of a file that is reached through a link: what it says is not of the project. None of one
    that is no text, such as a picture. The file asked for last is kept, since findings come file by
    file.
    """

    @lru_cache(maxsize=1)
    def lines_of(path: str) -> list[str]:
        if os.path.realpath(project / path) != os.path.join(os.path.realpath(project), path):
            return []
        try:
            text = quoted_text(FolderTree(project), path)
        except OSError:
            return []
        return [] if text is None else text.split("\n")

    def line(path: str, number: int) -> str | None:
        lines = lines_of(path)
        return lines[number - 1] if number <= len(lines) else None

    return line
