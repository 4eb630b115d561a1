"""People of the reference community who ask to be forgotten are in no byte of any tree."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from pathlib import Path

import pytest

from kits.edit.files import rewrite
from kits.edit.forgetting import forgotten
from kits.edit.leftovers import Leftover
from kits.model.community import Community
from kits.model.forgotten import mark_of
from kits.model.people import Person
from kits.model.reading.slugs import slug_of
from kits.pipeline import load
from kits.rules.rulebooks import RULEBOOK
from kits.source.trees import FolderTree
from tests.community.test_privacy import everything
from tests.reference import MADE, NOW, TREES, Reference, carry, copied, run

GONE = {
    "lin-xiaoman": "leads a group with deputies, announces, hosts, taught others",
    "han-mu": "by an alias; leads a group alone, hosts, announced what was withdrawn",
    "tang-su": "won, announces, hosts, is asked about a group",
    "luo-anqi": "unnamed; judged and was praised",
    "kang-jing": "left, with a story in two languages",
    "song-yuchen": "a member who agreed to nothing",
    "yu-haichao": "goes from group to group of a zone, and was assessed; took others along",
    "peng-xi": "of a squad and of a class, answers daily",
    "liu-chunhe": "sees to the place for a committee",
    "desmond-goh": "by an alias; of a chapter that is about to expire",
    "qiu-yifan": "by an alias; of a team that was dissolved, and took a task of another",
    "sun-jiahe": "leads a squad, with a task in hand",
    "lau-weiming": "by an alias; asked to help, and said yes",
}
NOTED = ("韩嫂", "xian")
"""Somebody without a record, of whom a note was made in a group."""


def community(project: Path) -> Community:
    made = load(FolderTree(project)).community
    assert made is not None
    return made


def forms(person: Person) -> Iterator[str]:
    """All that a person is known by: names in every language, in pinyin too, and the id."""
    yield person.id
    for version in (person, *person.translations.values()):
        for name in filter(None, (version.name, version.called, version.alias)):
            yield name
            if len(slug := slug_of(name)) > 6:
                yield slug
                yield slug.replace("-", "")


def forget(project: Path, id: str) -> None:
    """What the command does, without its looks at the whole community before and after.

    And what it leaves to the operator.
    """
    plan = forgotten(community(project), FolderTree(project), id, datetime.fromisoformat(NOW))
    rewrite(project, plan.files)
    _mend_sentences(project, plan.leftovers)


@pytest.fixture(scope="module")
def after(reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Community]:
    """The community without them, built; and as it was before."""
    project = copied(tmp_path_factory.mktemp("forgotten"))
    carry(reference.project / MADE, project / MADE)
    before = community(project)
    for id in GONE:
        forget(project, id)
    assert not community(project).people.keys() & GONE.keys()
    name, group = NOTED
    run(project, "forget", "--name", name, "--group", group, "--yes")
    _name_whom_to_ask(project)
    built = run(project, "build")
    assert built.exit_code == 0, built.output
    return project, before


def _name_whom_to_ask(project: Path) -> None:
    """The other thing left to the operator: groups with nobody left to name."""
    table = project / "content/groups/cities.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lost = [row for row in rows if not (row["leaders"] or row["leader_name"] or row["deputies"])]
    assert [row["id"] for row in lost] == ["xian"]
    lost[0]["leader_name"] = "茶馆老板"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    other = project / "content/groups/interests.csv"
    text = other.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("second-hand,"))
    cells = row.split(",")
    cells[next(csv.reader([text.splitlines()[0]])).index("contact")] = "chen-jing"
    other.write_text(text.replace(row, ",".join(cells)), encoding="utf-8")


def _mend_sentences(project: Path, left: Iterable[Leftover]) -> None:
    """What is left to the operator: sentences that name somebody, where the command told of them."""
    for each in left:
        file = project / each.place.path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(each.name, "群里的人"), encoding="utf-8")


def test_the_community_checks(after: tuple[Path, Community]) -> None:
    """Nothing is wrong but that some have no deputy any more."""
    project, _ = after
    checked = run(project, "check", "--format", "concise")
    assert checked.exit_code == 0, checked.output
    rules = {
        line.split("[")[1].split("]")[0] for line in checked.output.splitlines() if "[" in line
    }
    assert rules - RULEBOOK.due <= {"group-without-deputy"}, checked.output


@pytest.mark.parametrize("id", GONE)
def test_no_byte_of_any_tree_or_of_the_content_knows_them(
    after: tuple[Path, Community], id: str
) -> None:
    project, before = after
    wanted = {*forms(before.people[id])}
    assert len(wanted) >= 3
    assert_unknown(project, wanted)


def test_nor_somebody_of_whom_only_a_note_was_made(after: tuple[Path, Community]) -> None:
    assert_unknown(after[0], {NOTED[0]})


def assert_unknown(project: Path, forms: Set[str]) -> None:
    wanted = [(form, form.encode()) for form in forms]
    for folder in (*(project / "site" / tree for tree in TREES), project / "content"):
        found = [
            (name, form)
            for name, content in everything(folder)
            for form, written in wanted
            if written in content or form in name
        ]
        assert found == []


def test_they_were_known_before(reference: Reference) -> None:
    """What is looked for stands in trees where nobody was forgotten."""
    project, before = reference.project, community(reference.project)
    operators = b"".join(content for _, content in everything(project / "site" / "operators"))
    for id in GONE:
        assert any(form.encode() in operators for form in forms(before.people[id])), id
    assert NOTED[0].encode() in operators


def test_a_deputy_leads_and_marks_are_left(after: tuple[Path, Community]) -> None:
    project, before = after
    made = community(project)
    assert before.groups["shanghai"].leaders == ("lin-xiaoman",)
    assert made.groups["shanghai"].leaders == before.groups["shanghai"].deputies[:1]
    assert {stone.mark for stone in made.forgotten} == {mark_of(id) for id in GONE}
