"""Campaigns: the file, its recipe, its tables and its recap become one run."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.campaigns import LEADER, Campaign, Row
from kits.model.elements import asked_of
from kits.model.findings import Finding, Severity, Words, say
from kits.model.people import SOMEONE
from kits.model.places import Passage
from kits.model.recaps import Recap
from kits.model.runs import Draft, Playbook, Run
from kits.schema import mistakes, row_mistakes
from kits.schema.columns import read_rows
from kits.schema.elements import missing
from kits.schema.labels import label
from kits.schema.languages import split_suffix
from kits.schema.messages import load_messages
from kits.schema.reading import (
    Register,
    bodies,
    read_record,
    row_facts,
    rows_of,
    with_body,
    with_id,
    with_own_id,
)
from kits.schema.validation import misspelt
from kits.source.content import CampaignFiles
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar, scalar
from kits.source.tables import Table

ROW_KEYS = ("group", "starts", "ends", "results", "place", "link", "skip")


def load_campaign(
    files: CampaignFiles, playbooks: Mapping[str, Playbook], findings: list[Finding]
) -> tuple[Run | None, Draft | None]:
    """A campaign with all that stands beside it, and as a `Draft` where that is unfinished.

    A draft that lacks what every campaign must have is read with stand-ins, so that all else that
    it still needs is told in the same run; nobody is shown them. So is a proposal, of which less is
    asked.
    """
    base = files.campaign.base
    called = label("campaign", files.id)
    own = load_messages(files.messages, files.message_table, findings)
    if base is None:
        return None, None
    facts = with_id(with_body(base, "introduction", findings), files.id, base.path, findings)
    if facts is None:
        return None, None
    if facts.get("send") is not None and facts.get("starts") is None:
        file = base.path.rpartition("/")[2]
        findings.append(mistakes.message_as_campaign(facts.place("send", key=True), "send", file))
        return None, None
    playbook = playbooks.get(facts.text("recipe") or "")
    facts = _with_recipe(facts, playbook)
    dates = tuple(_keys(facts.get("dates")))
    has_places = files.group_table is not None and any(
        column.text == "place" for column in files.group_table.columns
    )
    meant = misspelt(facts, Campaign) | base.near
    told = missing(facts, called, has_places, files.language)
    lacks = [finding for finding in told if finding.message.facts["element"] not in meant]
    findings.extend(lacks)
    draft = _draft(files.id, facts, lacks)
    if draft or facts.text("state") == "proposed":
        facts = _stood_in(facts, files.id)
    campaign = _campaign(files, facts, called, findings)
    rows, columns = _rows(files.group_table, dates, findings)
    recap = _recap(files, findings)
    if campaign is None:
        return None, draft
    run = Run(
        campaign=campaign,
        folder=files.folder,
        playbook=playbook,
        own=own,
        rows=rows,
        columns=columns,
        recap=recap,
    )
    return run, draft


def _campaign(
    files: CampaignFiles, facts: Facts, called: Words, findings: list[Finding]
) -> Campaign | None:
    """The record itself; what it lacks is told already."""
    found: list[Finding] = []
    spoken = bodies(files.campaign, "introduction", findings)
    campaign = read_record(Campaign, facts, called, found, spoken)
    findings.extend(
        finding
        for finding in found
        if not (finding.rule == "missing-element" and finding.place == facts.here)
    )
    return campaign


def _draft(id: str, facts: Facts, lacks: list[Finding]) -> Draft | None:
    """What operators are told of a draft that lacks what every campaign must have."""
    elements = tuple(str(finding.message.facts["element"]) for finding in lacks)
    if not lacks or lacks[0].severity is Severity.ERROR or not {*asked_of("always")} & {*elements}:
        return None
    return Draft(id=id, title=facts.text("title"), place=facts.here, lacks=elements)


def _stood_in(facts: Facts, id: str) -> Facts:
    """The facts of a draft with stand-ins for what every campaign must have."""
    day = facts.text("starts") or facts.text("ends") or "2000-01-01"
    stand_ins = {
        "title": id,
        "operator": SOMEONE,
        "announcer": LEADER,
        "starts": day,
        "ends": day,
        "groups": "all",
    }
    for element, text in stand_ins.items():
        if facts.get(element) is None:
            facts = facts.with_entry(element, scalar(text, facts.here))
    return facts


def _with_recipe(facts: Facts, playbook: Playbook | None) -> Facts:
    """The campaign with the recipe's kind and duties where it gives none itself."""
    if playbook is None:
        return facts
    recipe = playbook.recipe
    at = facts.place("recipe")

    def told(text: str) -> Scalar:
        return Scalar(text, False, Passage(text, at.path, ((at.line, at.column),)), at.width)

    if facts.get("kind") is None:
        facts = facts.with_entry("kind", told(recipe.kind))
    duties = facts.get("duties")
    given = duties.entries if isinstance(duties, Facts) else {}
    if recipe.duties and (duties is None or isinstance(duties, Facts)):
        from_recipe: dict[str, Entry] = {}
        for name, duty in recipe.duties.items():
            if duty.waived:
                waived = Facts({"waived": Entry(told("waived"), told(duty.waived))}, at)
                from_recipe[name] = Entry(told(name), waived)
            elif duty.people:
                people = Listing(tuple(map(told, duty.people)), at)
                from_recipe[name] = Entry(told(name), people)
        block = Facts({**from_recipe, **given}, duties.here if duties else at)
        facts = facts.with_entry("duties", block, facts.entries["duties"].key if duties else None)
    return facts


def _keys(node: Node | None) -> list[str]:
    return list(node.entries) if isinstance(node, Facts) else []


def _rows(
    table: Table | None, dates: tuple[str, ...], findings: list[Finding]
) -> tuple[dict[str, Row], frozenset[str]]:
    """The rows of a campaign's `groups.csv`, by group, and the operator's columns."""
    if table is None:
        return {}, frozenset()
    names = [column.text or "" for column in table.columns]
    known = {*ROW_KEYS, *dates}
    free = {name for name in names if name not in known}
    columns = frozenset(name for name in free if not split_suffix(name, known | free))
    register = Register(findings, "group", row_mistakes.duplicate_row)
    found: dict[str, Row] = {}
    for at, id, record in read_rows(
        Row,
        table,
        rows_of(table, "group", findings),
        lambda row: row_facts(_sorted_out(row, dates, columns), Row),
        lambda id: say('the row of "{id}"', id=id) if id else say("this row"),
        findings,
    ):
        if register.claims(id, table.rows, at) and record is not None:
            found[id] = record
    return found, columns


def _sorted_out(row: Facts, dates: tuple[str, ...], columns: frozenset[str]) -> Facts:
    """A row with its moments under `dates` and the operator's columns under `columns`."""
    plain: dict[str, Entry] = {}
    moved: dict[str, dict[str, Entry]] = {"dates": {}, "columns": {}}
    for key, entry in row.entries.items():
        if key in dates:
            moved["dates"][key] = entry
        elif key in columns or split_suffix(key, columns):
            moved["columns"][key] = entry
        else:
            plain[key] = entry
    for name, entries in moved.items():
        if entries:
            first = next(iter(entries.values()))
            plain[name] = Entry(first.key, Facts(entries, row.at))
    return Facts(plain, row.at)


def _recap(files: CampaignFiles, findings: list[Finding]) -> Recap | None:
    versions = files.recap
    if versions is None or versions.base is None:
        return None
    facts = with_own_id(
        with_body(versions.base, "thanks", findings), files.id, versions.base.path, findings
    )
    called = say('the recap of "{id}"', id=files.id)
    return read_record(Recap, facts, called, findings, bodies(versions, "thanks", findings))
