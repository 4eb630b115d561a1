"""The layout of `content/`: which file is what, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from kits.model.files import Kind, Size
from kits.model.findings import Finding
from kits.model.forgotten import FORGOTTEN, Tombstone
from kits.model.log import FIGURES, KINDS, MANY, RECEIPTS
from kits.model.places import Passage, Place
from kits.source.decoding import TABLE, is_binary, quotable
from kits.source.documents import read_facts
from kits.source.file_mistakes import campaign_given_twice, missing_main_file
from kits.source.nodes import Facts, Listing
from kits.source.shelf import Shelf, Versions
from kits.source.tables import Table
from kits.source.trees import CONTENT, FileTree, host_settings

COMMUNITY = "community.yml"
BADGES = "badges.yml"
CREDITS = "credits"
WAIVERS = "waivers"
FACTS = "facts"

_NAME = "([^/]+)"
_NO_VERSIONS = Versions(None, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFiles:
    """All files of one campaign."""

    id: str
    language: str | None
    """The community's, in which files without a suffix are written; None where it does not say."""
    folder: str
    """Of its images: `content/campaigns/<id>`, or `content/campaigns` for a single file."""
    campaign: Versions
    """Its prose elements are folded into the facts."""
    messages: Mapping[str, Versions]
    """By stem."""
    message_table: Table | None
    group_table: Table | None
    recap: Versions | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeFiles:
    """All files of one recipe."""

    id: str
    folder: str
    recipe: Versions
    messages: Mapping[str, Versions]
    """By stem."""


@dataclass(frozen=True, slots=True)
class Roster:
    """All groups, or all people: one a row, or one a file."""

    tables: tuple[Table, ...]
    files: Mapping[str, Versions]
    """By stem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything in `content/`, read and located, and not yet checked against any record."""

    community: Facts | None
    community_path: str
    pages: Mapping[str, Versions]
    """By the base's path in `content/pages`."""
    campaigns: Mapping[str, CampaignFiles]
    recipes: Mapping[str, RecipeFiles]
    groups: Roster
    people: Roster
    forgotten: tuple[Tombstone, ...]
    """The marks of people who were forgotten."""
    lessons: Mapping[tuple[str, str], Versions]
    """By track and stem."""
    teams: Mapping[str, Versions]
    """By stem."""
    occasions: Mapping[str, Versions]
    """By stem."""
    badges: Listing | None
    badges_path: str
    credits: Table | None
    """Those that belong to no campaign."""
    waivers: Table | None
    waivers_path: str
    facts: Table | None
    facts_path: str
    log: Mapping[str, tuple[Table, ...]]
    """What happened, by kind, in the order of the files; all but receipts and figures."""
    receipts: Mapping[str, tuple[str, ...]]
    """The tables of receipts by campaign, which are read when they are wanted."""
    figures: tuple[str, ...]
    """The tables of figures, which are read one by one."""
    others: frozenset[str]
    """Files that are none of these: images, and what nobody asked for."""
    unread: frozenset[str]
    """Files that are one of these and could not be read, which is reported already."""
    paths: frozenset[str]
    """Every file of the content folder."""
    host: Passage
    """What the site generator is told beside it."""
    look: Callable[[str], Kind] = field(compare=False)
    """Tells what is in one of them."""
    drawn: Callable[[str], str] = field(compare=False)
    size: Callable[[str], Size | None] = field(compare=False)
    """Gives a drawing among them as it is published."""
    later: Callable[[str], tuple[Table | None, list[Finding]]] = field(compare=False)
    """Reads one of the tables of receipts or figures."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, of whatever they are."""
        beside = (t for c in self.campaigns.values() for t in (c.message_table, c.group_table))
        rosters = (*self.groups.tables, *self.people.tables)
        logs = (table for tables in self.log.values() for table in tables)
        alone = (*rosters, *beside, self.credits, self.waivers, self.facts, *logs)
        return tuple(table for table in alone if table is not None)


def read_content(tree: FileTree) -> tuple[Content, list[Finding]]:
    """The content folder of a project, and all that keeps a part of it from being read."""
    shelf = Shelf(tree, f"{CONTENT}/")
    community = shelf.mapping(COMMUNITY)
    language = community.text("locale") if community else None
    chinese = _is_chinese(language)
    pages = shelf.versions("pages/(.+)")
    lessons = shelf.versions(f"training/{_NAME}/{_NAME}")
    content = Content(
        community=community,
        community_path=shelf.path(COMMUNITY),
        pages={f"{stem}.md": versions for (stem,), versions in pages.items()},
        campaigns=_campaigns(shelf, language, chinese),
        recipes=_recipes(shelf, "recipes/"),
        groups=_roster(shelf, "groups", chinese),
        people=_roster(shelf, "people", chinese),
        forgotten=shelf.tombstones(FORGOTTEN),
        lessons={(track, stem): versions for (track, stem), versions in lessons.items()},
        teams=_by_id(shelf.versions(f"teams/{_NAME}")),
        occasions=_by_id(shelf.versions(f"occasions/{_NAME}")),
        badges=shelf.sequence(BADGES),
        badges_path=shelf.path(BADGES),
        credits=shelf.tables(CREDITS, chinese).get(()),
        waivers=shelf.tables(WAIVERS, chinese).get(()),
        waivers_path=shelf.path(f"{WAIVERS}.csv"),
        facts=shelf.tables(FACTS, chinese).get(()),
        facts_path=shelf.path(f"{FACTS}.csv"),
        log=_log(shelf, chinese),
        receipts=_receipts(shelf),
        figures=tuple(shelf.later(f"log/{FIGURES}/{_NAME}").values()),
        others=shelf.paths - shelf.taken,
        unread=frozenset(shelf.unread),
        paths=shelf.paths,
        host=host_settings(tree),
        look=shelf.look,
        drawn=shelf.drawn,
        size=shelf.size,
        later=partial(shelf.table, chinese=chinese),
    )
    return content, shelf.findings


def quoted_text(tree: FileTree, path: str) -> str | None:
    """The text of a file as findings quote it, in its encoding; None where it is no text."""
    data = tree.read(path)
    if is_binary(data):
        return None
    return quotable(path, data, path.endswith(TABLE) and _is_chinese(language_of(tree)))


def language_of(tree: FileTree) -> str | None:
    """The language of a community as its settings say it; None where they cannot be read."""
    path = f"{CONTENT}/{COMMUNITY}"
    try:
        facts, _ = read_facts(path, tree.read(path))
    except (OSError, KeyError):
        return None
    return facts.text("locale") if isinstance(facts, Facts) else None


def _is_chinese(language: str | None) -> bool:
    return (language or "").lower().startswith("zh")


def read_recipes(
    tree: FileTree, id: str | None = None
) -> tuple[dict[str, RecipeFiles], list[Finding]]:
    """Recipes that stand in a folder of their own: `<id>/recipe.md`, `<id>/messages/*.md`.

    Of all, or of one.
    """
    shelf = Shelf(tree, "")
    recipes = _recipes(shelf, "", f"({re.escape(id)})" if id else _NAME)
    return recipes, shelf.findings


def read_occasions(tree: FileTree) -> tuple[dict[str, Versions], list[Finding]]:
    """Occasions that stand in a folder of their own: `<id>.md`."""
    shelf = Shelf(tree, "")
    return _by_id(shelf.versions(_NAME)), shelf.findings


def _campaigns(shelf: Shelf, language: str | None, chinese: bool) -> dict[str, CampaignFiles]:
    folder = f"campaigns/{_NAME}"
    single = _by_id(shelf.versions(folder, fold=True))
    main = _by_id(shelf.versions(f"{folder}/campaign", fold=True))
    messages = _by_folder(shelf.versions(f"{folder}/messages/{_NAME}"))
    recaps = _by_id(shelf.versions(f"{folder}/recap"))
    message_tables = {
        id: table for (id,), table in shelf.tables(f"{folder}/messages", chinese).items()
    }
    group_tables = {id: table for (id,), table in shelf.tables(f"{folder}/groups", chinese).items()}
    parts = {*messages, *recaps, *message_tables, *group_tables}
    campaigns = {}
    for id in sorted({*single, *main, *parts}):
        _check_form(shelf, id, single=id in single, main=id in main, parts=id in parts)
        alone = id not in main and id not in parts
        campaigns[id] = CampaignFiles(
            id=id,
            language=language,
            folder=shelf.path("campaigns" if alone else f"campaigns/{id}"),
            campaign=main.get(id) or single.get(id) or _NO_VERSIONS,
            messages=messages.get(id, {}),
            message_table=message_tables.get(id),
            group_table=group_tables.get(id),
            recap=recaps.get(id),
        )
    return campaigns


def _check_form(shelf: Shelf, id: str, *, single: bool, main: bool, parts: bool) -> None:
    """A campaign is a file or a folder, and a folder has its `campaign.md`."""
    alone = shelf.path(f"campaigns/{id}.md")
    inside = shelf.path(f"campaigns/{id}/campaign.md")
    if single and main:
        shelf.findings.append(campaign_given_twice(Place(alone), inside))
    elif parts and not main:
        first = _first_below(shelf, f"campaigns/{id}/")
        shelf.findings.append(missing_main_file(Place(first), inside, alone if single else None))


def _recipes(shelf: Shelf, prefix: str, name: str = _NAME) -> dict[str, RecipeFiles]:
    folder = f"{prefix}{name}"
    main = _by_id(shelf.versions(f"{folder}/recipe"))
    messages = _by_folder(shelf.versions(f"{folder}/messages/{_NAME}"))
    recipes = {}
    for id in sorted({*main, *messages}):
        path = shelf.path(f"{prefix}{id}")
        if id not in main:
            first = _first_below(shelf, f"{prefix}{id}/")
            shelf.findings.append(missing_main_file(Place(first), f"{path}/recipe.md"))
        recipes[id] = RecipeFiles(
            id=id,
            folder=path,
            recipe=main.get(id, _NO_VERSIONS),
            messages=messages.get(id, {}),
        )
    return recipes


def _roster(shelf: Shelf, folder: str, chinese: bool) -> Roster:
    tables = shelf.tables(f"{folder}/{_NAME}", chinese).values()
    files = _by_id(shelf.versions(f"{folder}/{_NAME}"))
    return Roster(tuple(table for table in tables if table is not None), files)


def _log(shelf: Shelf, chinese: bool) -> dict[str, tuple[Table, ...]]:
    kinds = "|".join(kind for kind in KINDS if kind not in MANY)
    found: dict[str, tuple[Table, ...]] = {}
    for (kind, _name), table in shelf.tables(f"log/({kinds})/{_NAME}", chinese).items():
        if table is not None:
            found[kind] = (*found.get(kind, ()), table)
    return found


def _receipts(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for (campaign, _name), path in shelf.later(f"log/{RECEIPTS}/{_NAME}/{_NAME}").items():
        found[campaign] = (*found.get(campaign, ()), path)
    return found


def _first_below(shelf: Shelf, folder: str) -> str:
    return min(path for path in shelf.taken if path.startswith(shelf.path(folder)))


def _by_id(versions: dict[tuple[str, ...], Versions]) -> dict[str, Versions]:
    return {id: each for (id,), each in versions.items()}


def _by_folder(versions: dict[tuple[str, ...], Versions]) -> dict[str, dict[str, Versions]]:
    folders: dict[str, dict[str, Versions]] = {}
    for (folder, stem), each in versions.items():
        folders.setdefault(folder, {})[stem] = each
    return folders
