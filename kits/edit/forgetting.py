"""A person taken out of the content: what becomes of every file that knows them.

Where a record must keep its place stands `someone`, who is counted and never shown. What is
written in sentences is left to the operator, and told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kits.edit.changing import Changes
from kits.edit.events import new_rows
from kits.edit.handover import ended
from kits.edit.leftovers import Leftover, leftovers, names_of, noted
from kits.model.awards import Winner
from kits.model.campaigns import LEADER
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.faces import picture_ref
from kits.model.file_refs import RECORDS, FileRef, room_of
from kits.model.forgotten import FORGOTTEN, find_tombstone, mark_of
from kits.model.groups import Group
from kits.model.hosting import HOST, hosts_of, members_by_group, names_in
from kits.model.log import Ask, Assessment, Note, Term
from kits.model.people import SOMEONE, Person
from kits.model.places import Place
from kits.model.pointers import pointers
from kits.model.runs import Run
from kits.model.teams import Team
from kits.rules.mentions import Mention, people_mentioned
from kits.source.names import stem_and_locale
from kits.source.table_edits import TableText, safe
from kits.source.trees import FileTree

PEOPLE_IN_LOG = ("content/log/terms/", "content/log/asks/")
NOTES = "content/log/notes/"
ASSESSMENTS = "content/log/assessments/"
OF_ROWS = (Group, Term, Ask, Note, Assessment)
"""Records of which every row is looked at, however often one is told."""
HEAD = (
    "# Marks of people who asked to be forgotten, so that their ids do not come back.\n"
    "# kits forget writes them; nobody can read an id from its mark.\n"
)


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One thing that is done, and where."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What is to be done to forget a person."""

    files: Mapping[str, bytes | None]
    """By path, what becomes of each file that changes; None for one that is removed."""
    steps: tuple[Step, ...]
    """What is done, by place."""
    by_hand: tuple[Step, ...]
    """What only the operator can decide."""
    leftovers: tuple[Leftover, ...]
    """Where their names stand in what is left."""


def operated_by(community: Community, id: str) -> tuple[Place, ...]:
    """Where somebody is the accountable operator: another one must be named there first."""
    return tuple(
        mention.place
        for mention in people_mentioned(community)
        if mention.id == id and mention.steps == ("operator",)
    )


def forgotten(community: Community, tree: FileTree, id: str, now: datetime) -> Forgotten:
    """What becomes of the content without a person, who operates no campaign.

    Of one who was forgotten before, and came back with an old branch, only the id is known.
    The community is one that was read without an error: what could not be read may hold more.
    """
    one = community.people.get(id) or Person(id=id, name=id)
    work = _Work(community=community, tree=tree, one=one, now=now)
    for group in community.groups.values():
        work.leave(group)
    for mention in people_mentioned(community):
        if mention.id == id and not isinstance(mention.record, OF_ROWS):
            work.stand_in(mention)
    for run in community.runs.values():
        work.guests(run)
        work.hosts(run)
    work.offices()
    work.notes()
    if id in community.people:
        work.person()
    work.waivers()
    return work.done(marked=find_tombstone(id, community.forgotten) is None)


def forgotten_winner(
    community: Community, tree: FileTree, name: str, group: str | None, now: datetime
) -> Forgotten | None:
    """What becomes of the content without somebody who stands on no roster.

    A winner, an owner, or one of whom a note was made.

    Of somebody whom notes alone name, those are told; None for nobody. Names are shared, so they
    are known by their group as well, a winner also by having none. There is no mark: who has no id
    can not come back under it.
    """
    nobody = Person(id=SOMEONE, name=name)
    work = _Work(community=community, tree=tree, one=nobody, now=now)
    if group:
        work.offices(group)
        if group in community.groups:
            work.owner(community.groups[group])
    for run in community.runs.values():
        work.guests(run, (group,))
    work.notes((group,))
    if work.steps:
        return work.done(marked=False)
    left = tuple(noted(community, name, group, tree))
    return Forgotten(files={}, steps=(), by_hand=(), leftovers=left) if left else None


@dataclass(kw_only=True)
class _Work(Changes):
    """The changes on their way."""

    community: Community
    one: Person
    now: datetime
    steps: list[Step] = field(default_factory=list)
    by_hand: list[Step] = field(default_factory=list)
    terms: list[dict[str, str]] = field(default_factory=list)

    def leave(self, group: Group) -> None:
        """They lead the group no more; its first deputy does where nobody else is left."""
        id, people = self.one.id, self.community.people
        leaving = {id}
        if id in group.leaders:
            place = group.at("leaders", group.leaders.index(id))
            others = [other for other in group.leaders if other != id]
            ready = (other for other in group.deputies if other != id and other in people)
            deputy = None if others else next(ready, None)
            if deputy:
                leaving.add(deputy)
                self._terms(group)
                self._put(place, id, deputy, f'leaders: the deputy "{deputy}" leads "{group.id}"')
            else:
                self.take_out(group, "leaders", leaving)
                self.steps.append(Step(place, f'leaders: no longer of "{group.id}"'))
            named = group.leader_name and group.leader_name not in names_of(self.one)
            if not (others or deputy or named):
                self.by_hand.append(Step(place, f'nobody leads "{group.id}" now'))
        self.take_out(group, "deputies", leaving)
        if id in group.deputies:
            place = group.at("deputies", group.deputies.index(id))
            self.steps.append(Step(place, f'deputies: no longer of "{group.id}"'))
        self._names(group, "leader_name")
        self._names(group, "contact")
        self.owner(group)

    def owner(self, group: Group) -> None:
        """They own the group no more, by whatever name."""
        self._names(group, "owner")

    def _terms(self, group: Group) -> None:
        """Ends the terms of those who held an office until the deputy leads.

        Who leads after them would else be honoured for what they did.
        """
        for role in ("leader", "deputy"):
            for row in ended(self.community, group, role, self._today):
                is_theirs = row["person"] == self.one.id
                self.terms.append({**row, **({"person": SOMEONE} if is_theirs else {})})

    @property
    def _today(self) -> date:
        return self.now.astimezone(self.community.zone).date()

    def stand_in(self, mention: Mention) -> None:
        """Somebody without a name stands where they stood."""
        record, steps = mention.record, mention.steps
        if isinstance(record, Person) and record.id == self.one.id:
            return
        key = ".".join(step for step in steps if isinstance(step, str) and step != "people")
        if steps == ("announcer",):
            run = next(r for r in self.community.runs.values() if r.campaign is record)
            if not self._is_over(run):
                what = f"{key}: {LEADER}, so that each group's own leader announces it"
                self._put(mention.place, mention.id, LEADER, what)
                return
        self._put(mention.place, mention.id, SOMEONE, f"{key}: {SOMEONE}")
        if steps[0] == "lead" and isinstance(record, Team) and self._is_alone(record):
            self.by_hand.append(Step(mention.place, f'nobody leads the team "{record.id}" now'))

    def _is_alone(self, team: Team) -> bool:
        """Whether nobody else leads a team that is at work."""
        return team.is_active and {*team.lead} <= {self.one.id, SOMEONE}

    def guests(self, run: Run, groups: Collection[str | None] | None = None) -> None:
        """Winners who are given by a name of theirs; those of some groups, where these are said."""
        names = names_of(self.one)
        for place, award in enumerate(run.campaign.awards):
            for number, winner in enumerate(award.winners):
                is_theirs = groups is None or winner.group in groups
                if winner.person is None and winner.name in names and is_theirs:
                    self._guest(run, winner, ("awards", place, "winners", number, "name"))

    def _guest(self, run: Run, winner: Winner, steps: tuple[str | int, ...]) -> None:
        campaign = run.campaign
        if winner.consent == "name":
            self._put(campaign.at(*steps, key=True), "name", "person", None)
        what = f"awards.winners: {SOMEONE}"
        self._put(campaign.at(*steps), winner.name or "", SOMEONE, what)

    def hosts(self, run: Run) -> None:
        """They host no group's meeting any more, where a table names them."""
        members = members_by_group(self.community)
        names = names_of(self.one) | {self.one.id}
        for row in run.rows.values():
            group = self.community.groups.get(row.group)
            day = self.community.last_day(run)
            if group is None or self.one.id not in hosts_of(
                self.community, row, group, members, day
            ):
                continue
            for version in (row, *row.translations.values()):
                for at, name in names_in(version.columns.get(HOST, "")):
                    if name in names:
                        place = version.passage("columns", HOST).place_of(at, len(name))
                        if self._put(place, name, SOMEONE, f"{HOST}: {SOMEONE}") and (
                            not self._is_over(run)
                        ):
                            what = f'somebody else has to host "{group.id}"'
                            self.by_hand.append(Step(place, what))

    def offices(self, of: str | None = None) -> None:
        """Somebody without a name held their offices, in every row of the log, however often told.

        A term that went would give what they did to whoever came after them.
        """
        for path in self.tree.paths():
            if not path.startswith(PEOPLE_IN_LOG):
                continue
            table = self.text(path)
            assert isinstance(table, TableText), "the table was read before"
            for row in table.rows:
                if of and row.text("group") != of:
                    continue
                names = names_of(self.one) if row.text("role") == "owner" else frozenset()
                for key in ("person", "owner"):
                    name = row.text(key)
                    if name and name != SOMEONE and name in {self.one.id, *names}:
                        self._put(row.place(key), name, SOMEONE, f"{key}: {SOMEONE}")

    def notes(self, groups: Collection[str | None] | None = None) -> None:
        """What was noted and found of them goes, row and all; what they saw of others stays.

        By a name of theirs, in some groups where these are said.
        """
        names = {safe(name) for name in names_of(self.one)}
        for path in self.tree.paths():
            if not path.startswith((NOTES, ASSESSMENTS)):
                continue
            table = self.text(path)
            assert isinstance(table, TableText), "the table was read before"
            gone = [
                number
                for number, row in enumerate(table.rows)
                if row.text("person") == self.one.id != SOMEONE
                or (
                    row.text("name") in names
                    and (groups is None or (row.text("group") or None) in groups)
                )
            ]
            if gone and len(gone) == len(table.rows):
                self.files[path] = None
            else:
                self._edit(path, *table.without(gone))
            at = (table.rows[number].at for number in gone)
            self.steps.extend(Step(replace(place, width=1), "removed") for place in at)
            for number, row in enumerate(table.rows):
                if number not in gone and row.text("seen_by") == self.one.id != SOMEONE:
                    self._put(row.place("seen_by"), self.one.id, SOMEONE, f"seen_by: {SOMEONE}")

    def person(self) -> None:
        """Their own record goes, with its translations and its portrait."""
        place = self.one.at("id")
        if place.path.endswith(".csv"):
            self._rows(place.path, "id", self.one.id)
        else:
            stem, _ = stem_and_locale(place.path)
            for path in self.tree.paths():
                if path.endswith(".md") and stem_and_locale(path)[0] == stem:
                    self.files[path] = None
                    self.steps.append(Step(Place(path), "removed"))
        shared: set[str] = set()
        for other in self.community.people.values():
            if other.id != self.one.id:
                shared |= _pictures(self.community, other)
        for path in sorted(_pictures(self.community, self.one) - shared):
            self.files[path] = None
            self.steps.append(Step(Place(path), "removed"))

    def waivers(self) -> None:
        """What was waived of them is waived no more."""
        path = next((waiver.at().path for waiver in self.community.waivers), None)
        if path:
            self._rows(path, "record", f"people/{self.one.id}")

    def done(self, *, marked: bool = True) -> Forgotten:
        """All of it, and what is left; `marked` keeps their id from coming back."""
        self.make()
        terms = new_rows("terms", self.terms, self._today)
        self.files.update(terms)
        self.steps.extend(Step(Place(path), "the terms that end with them") for path in terms)
        if marked:
            self._mark()
        return Forgotten(
            files=self.files,
            steps=tuple(sorted(set(self.steps))),
            by_hand=tuple(sorted(set(self.by_hand))),
            leftovers=tuple(leftovers(self.community, self.one, self._contents())),
        )

    def _mark(self) -> None:
        paths = self.tree.paths()
        marks = self.tree.read(FORGOTTEN) if FORGOTTEN in paths else HEAD.encode()
        end = b"" if marks.endswith(b"\n") else b"\n"
        self.files[FORGOTTEN] = marks + end + f"{mark_of(self.one.id)}\n".encode()
        self.steps.append(Step(Place(FORGOTTEN), "a mark that keeps the id from coming back"))

    def _contents(self) -> Iterable[tuple[str, bytes]]:
        for path in self.tree.paths():
            data = self.files.get(path, b"") if path in self.files else self.tree.read(path)
            if data is not None:
                yield path, data

    def _is_over(self, run: Run) -> bool:
        return not run.campaign.is_unfinished and self.community.has_ended(run, Clock(self.now))

    def _names(self, group: Group, key: str) -> None:
        """A field that holds one of their names and nothing else."""
        names = names_of(self.one) | {self.one.id}
        seen = set()
        for version in (group, *group.translations.values()):
            name, place = getattr(version, key), version.at(key)
            if name in names and place not in seen and self.stands(place, name):
                seen.add(place)
                self.drop(place)
                self.steps.append(Step(place, f"{key}: taken out"))

    def _put(self, place: Place, old: str, new: str, what: str | None) -> bool:
        """Puts a word in the place of another; what stands elsewhere is changed where it does."""
        is_put = self.put(place, old, new)
        if is_put and what:
            self.steps.append(Step(replace(place, width=1), what))
        return is_put

    def _rows(self, path: str, key: str, value: str) -> None:
        """Takes the rows out of a table that hold a value under a key."""
        gone = self.without_rows(path, key, value)
        self.steps.extend(Step(replace(place, width=1), "removed") for place in gone)


def _pictures(community: Community, person: Person) -> set[str]:
    """Where the portrait of a person lies, and the pictures of their story."""
    refs = [picture_ref(person, "avatar")]
    for version in (person, *person.translations.values()):
        for pointer in pointers(version.story or ""):
            ref = FileRef(pointer.target, room_of(version.at("story").path))
            refs.append(None if ref.is_elsewhere else ref)
    found = (community.files.find(ref).path for ref in refs if ref)
    return {path for path in found if path and not path.endswith(RECORDS)}
