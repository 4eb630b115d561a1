"""All of the content to one community, with every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kits.model.addresses import Addresses
from kits.model.badges import Badge
from kits.model.community import ANY, HQ, Community, Sort
from kits.model.credit_lines import CreditRow
from kits.model.facts import Fact
from kits.model.files import Files
from kits.model.findings import Finding, say
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.messages import Message
from kits.model.pages import OrdinaryPage
from kits.model.people import Person
from kits.model.places import Origin, Place
from kits.model.reading.plain import resolved
from kits.model.reading.slugs import slug_of
from kits.model.records import Record
from kits.model.runs import Draft, Playbook, Run
from kits.model.settings import Settings
from kits.model.teams import Team
from kits.schema import mistakes, translation_mistakes
from kits.schema.built_in import stop
from kits.schema.campaigns import load_campaign
from kits.schema.figures import load_figures
from kits.schema.labels import label
from kits.schema.logs import load_log
from kits.schema.occasions import read_occasions
from kits.schema.reading import Register, bodies, is_id, read_record, with_body, with_own_id
from kits.schema.recipes import load_playbooks, spoken_in
from kits.schema.rosters import load_credits, load_facts, load_groups, load_people, load_teams
from kits.schema.validation import present, said
from kits.schema.waivers import load_waivers
from kits.source.comments import uncommented, without_comments
from kits.source.content import Content, Roster
from kits.source.documents import Document
from kits.source.nodes import Facts, Listing
from kits.source.shelf import Versions
from kits.source.tables import Table

CREDITS = "content/credits.csv"


def load_community(
    content: Content, built_in: Mapping[str, Playbook]
) -> tuple[Community | None, list[Finding]]:
    """The community of a content folder; None where it does not even say its name.

    What could not be read is left out, so that one mistake does not hide the others.
    """
    findings: list[Finding] = []
    if content.community is None:
        return None, findings
    settings = read_record(Settings, content.community, say("the community"), findings)
    locale = content.community.text("locale") or ""
    playbooks = load_playbooks(content.recipes, built_in, locale, findings)
    runs: dict[str, Run] = {}
    drafts: dict[str, Draft] = {}
    for id, files in sorted(content.campaigns.items()):
        run, draft = load_campaign(files, playbooks, findings)
        if run is not None:
            runs[id] = run
        if draft is not None:
            drafts[id] = draft
    groups = load_groups(content.groups, findings)
    has_hq = any(group.kind == HQ for group in groups.values())
    runs = {id: replace(run, stop=_stop(run, locale, has_hq=has_hq)) for id, run in runs.items()}
    people = load_people(content.people, findings)
    teams = load_teams(content.teams, findings)
    lessons = _lessons(content, findings)
    badges = _badges(content.badges, findings)
    occasions = read_occasions(content.occasions, findings)
    credits = load_credits(content.credits, findings)
    waivers = load_waivers(content.waivers, findings)
    facts = load_facts(content.facts, findings)
    log = load_log(content.log, load_figures(content, findings), findings)
    pages = {path: _page(path, versions) for path, versions in _based(content.pages)}
    findings.extend(_own_language(content, locale))
    if settings is None:
        return None, findings
    community = Community(
        settings=settings,
        groups=groups,
        people=people,
        teams=teams,
        forgotten=content.forgotten,
        runs=runs,
        drafts=drafts,
        playbooks=playbooks,
        own_playbooks=playbooks.own,
        lessons=lessons,
        badges=badges,
        credits=credits,
        waivers=waivers,
        facts=facts,
        occasions=occasions,
        log=log,
        pages=pages,
        addresses=Addresses.among(pages),
        files=Files(content.paths, content.look, content.drawn, content.size),
        host=content.host,
        unread={
            **_unread(content, groups, people, teams, runs, drafts),
            "credit": _unread_credits(content, credits),
            "badge": _unread_badges(content, badges),
            "fact": _unread_facts(content, facts),
        },
    )
    return community, findings


def _stop(run: Run, locale: str, *, has_hq: bool) -> dict[str, Message]:
    """The built-in messages that say of a campaign that it was stopped; of others none."""
    state = run.campaign.state
    told = [state, *([f"hq-{state}"] if has_hq else [])] if run.campaign.is_stopped else []
    return {id: spoken_in(stop()[id], locale) for id in told}


def _own_language(content: Content, locale: str) -> Iterator[Finding]:
    """Translations into the language that needs none."""
    for versions in _every_version(content):
        if locale in versions.translations:
            path = versions.translations[locale].path
            yield translation_mistakes.translation_into_own_language(Place(path), locale)


def _every_version(content: Content) -> Iterator[Versions]:
    for files in content.campaigns.values():
        yield from (files.campaign, *files.messages.values())
        if files.recap:
            yield files.recap
    for recipe in content.recipes.values():
        yield from (recipe.recipe, *recipe.messages.values())
    rosters = (content.groups.files, content.people.files)
    for each in (content.pages, *rosters, content.lessons, content.teams, content.occasions):
        yield from each.values()


def _unread(
    content: Content,
    groups: Mapping[str, Group],
    people: Mapping[str, Person],
    teams: Mapping[str, Team],
    runs: Mapping[str, Run],
    drafts: Mapping[str, Draft],
) -> dict[Sort, frozenset[str]]:
    """What stands in the content and became no record, so that nothing else need mention it."""
    messages = {
        f"{id}/{message}"
        for id, files in content.campaigns.items()
        for message in {*files.messages, *_ids(files.message_table)}
        if id not in runs or message not in runs[id].own
    }
    return {
        "group": _of_roster(content, content.groups, "groups", groups),
        "person": _of_roster(content, content.people, "people", people),
        "team": _of_roster(content, Roster((), content.teams), "teams", teams),
        "campaign": frozenset(content.campaigns) - runs.keys() - drafts.keys(),
        "message": frozenset(messages),
    }


def _unread_credits(content: Content, credits: tuple[CreditRow, ...]) -> frozenset[str]:
    """Something, where a credit of no campaign could not be read: it may be of any kind."""
    table = content.credits
    is_lost = CREDITS in content.unread or (table is not None and len(credits) < len(table.rows))
    return frozenset({ANY} if is_lost else ())


def _unread_badges(content: Content, badges: Mapping[str, Badge]) -> frozenset[str]:
    """Something, where a badge could not be read: it may count anything."""
    items = content.badges.items if content.badges else ()
    is_lost = content.badges_path in content.unread or len(badges) < len(items)
    return frozenset({ANY} if is_lost else ())


def _unread_facts(content: Content, facts: Mapping[str, Fact]) -> frozenset[str]:
    """The facts that could not be read, or any."""
    lost = content.facts_path in content.unread
    return frozenset({ANY}) if lost else _ids(content.facts) - facts.keys()


def _of_roster(
    content: Content, roster: Roster, folder: str, known: Mapping[str, Record]
) -> frozenset[str]:
    """The ids in a roster that are not known; `ANY` is one where a table could not be read.

    What is no id counts as the one that is to be written instead.
    """
    lost = any(f"/{folder}/" in path and path.endswith(".csv") for path in content.unread)
    written = frozenset(roster.files).union(*(_ids(table) for table in roster.tables))
    missing = written - known.keys()
    ids = missing | frozenset(map(slug_of, missing)) - known.keys()
    return ids | {ANY} if lost else ids


def _ids(table: Table | None) -> frozenset[str]:
    if table is None or not table.rows:
        return frozenset()
    return frozenset(filter(None, table.texts.get("id", (ANY,))))


def _lessons(content: Content, findings: list[Finding]) -> dict[str, Lesson]:
    found: dict[str, Lesson] = {}
    for (track, stem), versions in sorted(content.lessons.items()):
        if versions.base is None:
            continue
        id, path = f"{track}/{stem}", versions.base.path
        if not all([is_id(track, path, findings), is_id(stem, path, findings)]):
            continue
        facts = with_own_id(with_body(versions.base, "body", findings), id, path, findings)
        spoken = bodies(versions, "body", findings)
        lesson = read_record(Lesson, facts, label("lesson", id), findings, spoken)
        if lesson is not None:
            found[id] = lesson
    return found


def _badges(node: Listing | None, findings: list[Finding]) -> dict[str, Badge]:
    register = Register(findings)
    found: dict[str, Badge] = {}
    for item in node.items if node else ():
        if not isinstance(item, Facts):
            hint = say("write id:, name:, for: and rule: for each badge")
            words = say("a badge is a block of keys")
            findings.append(mistakes.wrong_type(item.here, words, hint))
            continue
        id = item.text("id") or ""
        badge = read_record(Badge, item, label("badge", id), findings)
        if register.claims(id, (item,)) and badge is not None:
            found[id] = badge
    return found


def _based(pages: Mapping[str, Versions]) -> Iterator[tuple[str, Versions]]:
    return ((path, versions) for path, versions in sorted(pages.items()) if versions.base)


def _page(path: str, versions: Versions) -> OrdinaryPage:
    assert versions.base is not None, "only pages that could be read are loaded"
    return OrdinaryPage(
        path=path,
        **_page_facts(versions.base),
        translations={
            locale: OrdinaryPage(path=_suffixed(path, locale), **_page_facts(document))
            for locale, document in sorted(versions.translations.items())
        },
    )


def _page_facts(document: Document) -> dict[str, Any]:
    facts, body = uncommented(document.facts), without_comments(document.body)
    meta = resolved(said(present(facts)))
    title = meta.get("title")
    heading = re.search(r"^# +([^\n]+)$", body.text, re.MULTILINE)
    return {
        "title": str(title) if title else heading[1].rstrip("# ").strip() if heading else None,
        "meta": meta,
        "body": body,
        "origin": Origin(facts),
    }


def _suffixed(path: str, locale: str) -> str:
    return f"{path.removesuffix('.md')}.{locale}.md"
