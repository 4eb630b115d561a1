"""`kits check`, `kits explain` and `kits schema`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import partial
from typing import get_args

import click

from kits.cli.ids import known
from kits.cli.printing import findings_text, print_waived
from kits.cli.project import Project, fail
from kits.hosts.forking import WorkerLost, cores, shared_out
from kits.locale import BUILT_IN
from kits.pipeline import Checked, check, has_errors, load
from kits.report import Format
from kits.rules.rulebooks import PAGES, RULEBOOK, rulebook, rules_of
from kits.schema.documentation import json_schema

FORMATS = get_args(Format)
FOR_PEOPLE = ("full", "concise")


@click.command("check")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="How to print: for people, for programs, or for a service that shows them.",
)
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.pass_obj
def check_command(project: Project, format_: Format, strict: bool) -> None:
    """Tell everything that is wrong, in one run.

    Prints nothing when all is well; on a terminal, how much is waived, if anything is. Ends with 1
    when there is an error (with --strict, a warning). What is merely due, such as a recap, and what
    a draft still lacks is told and fails nothing: no day that passes, and nobody's unfinished work,
    stops a change to something else.
    """
    try:
        result = check(load(project.tree()), project.now, deal=partial(shared_out, jobs=cores()))
    except WorkerLost as problem:
        fail(str(problem), "check again", status=1)
    findings = result.findings if isinstance(result, Checked) else result
    languages = result.languages if isinstance(result, Checked) else BUILT_IN
    book = result.rulebook if isinstance(result, Checked) else RULEBOOK
    click.echo(findings_text(findings, project, languages, format_, book.pages), nl=False)
    if isinstance(result, Checked) and not findings and format_ in FOR_PEOPLE:
        print_waived(sum(len(each.findings) for each in result.waived), project, languages)
    wrong = [finding for finding in findings if not (finding.rule in book.due or finding.of_draft)]
    sys.exit(1 if has_errors(findings) or (strict and wrong) else 0)


@click.command()
@click.argument("rule")
@click.pass_obj
def explain(project: Project, rule: str) -> None:
    """Print the page of a RULE, such as unknown-group: what it asks, a bad example, a good one.

    In a community, also of a rule of the plugins that it names.
    """
    rule = RULEBOOK.current(rule)
    pages = PAGES if rule in PAGES else _pages(project)
    known(rule, "rule", pages)
    click.echo(f"{rule}\n\n{pages[rule].rstrip()}")


def _pages(project: Project) -> Mapping[str, str]:
    """Those of the community, if the command works in one that can be read."""
    community = load(project.tree()).community if project.holds_community else None
    return rulebook(rules_of(community)).pages if community else PAGES


@click.command()
def schema() -> None:
    """Print the JSON Schema of every record, for editors that complete and check."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
