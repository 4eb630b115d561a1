"""Whatever people agreed to, and took back: the public never learns more than they agree to now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kits.edit.forgetting import forgotten, operated_by
from kits.model.artifacts import Artifact, Copied, Made
from kits.model.audiences import Audience
from kits.model.community import Community
from kits.pipeline import Checked, check, load
from tests.bundled import bundled
from tests.schema.written import tree
from tests.source.shown import MemoryTree

NOW = datetime.fromisoformat("2027-03-01T12:00:00+08:00")
PUBLIC_KINDS = ("contest", "gathering")
PEOPLE = 9
"""p0 announces, p1 has a duty, p2 wins, p3 is praised, p4 leads and hosts, p5 taught p1, p6 has a
credit, p7 finished a lesson, p8 leads a group that takes no part. p1 taught p7 and p8, and they
are the people of a team with p0, p6 has a role there, p2 and p8 took tasks of it."""
KNOWN = (0, 1, 2, 3, 4, 6, 8)
"""Those with an office in a group, a crew or a team, whom leaders may know anyhow."""
PUPILS = {1: 5, 7: 1, 8: 1}
"""Who was taught by whom."""
DOERS = (0, 1, 2, 3, 4, 5, 6)
"""Those with a deed in the campaign."""


@dataclass(frozen=True)
class Stand:
    """How somebody stands at one moment of a history."""

    credit: str
    role: str
    alias: int
    """Which alias they gave last; 0 for none."""


def person_id(n: int) -> str:
    return f"pid{n}xq"


def alias_of(n: int, stand: Stand) -> str:
    return f"Alias{n}v{stand.alias}xq" if stand.alias else ""


def shown_as(n: int, stand: Stand) -> str | None:
    """The slug under which somebody may be shown; an oracle that knows nothing of the code."""
    if stand.role == "staff":
        return None
    if stand.credit == "name":
        return person_id(n)
    if stand.credit == "alias" and stand.alias:
        return alias_of(n, stand).lower()
    return None


def written(stands: list[Stand], *, kind: str, state: str, confidential: bool) -> MemoryTree:
    """A community whose people stand so, with a deed of every kind in one campaign."""
    rows = [
        f"{person_id(n)},Name{n}xq,Called{n}xq,{one.credit},{alias_of(n, one)},{one.role},"
        f"{person_id(PUPILS[n]) if n in PUPILS else ''},{'leaders/01-start 2026-11-02' if n == 7 else ''},"
        f"https://links.example/link{n}xq,{'harbour' if n < 6 else ''}"
        for n, one in enumerate(stands)
    ]
    p = [person_id(n) for n in range(PEOPLE)]
    facts = [
        "title: Harbour days",
        "operator: boss",
        f"announcer: {p[0]}",
        "starts: 2026-12-01",
        "ends: 2026-12-07",
        "groups: [harbour]",
        f"kind: {kind}",
        f"state: {state}",
        f"confidential: {str(confidential).lower()}",
        f"crew: [{', '.join(p[:4])}]",
        f"duties: {{copywriting: [{p[1]}], promotion: {{waived: x}}, intake: {{waived: x}}, "
        "judging: {waived: x}, awarding: {waived: x}, resources: {waived: x}}",
        "awards: [{id: best, name: Best, prize: x, criteria: x, settlement: x, why: x, winners: "
        f"[{p[2]}, {{name: Guestxq, consent: anonymous}}, {{name: Silentxq}}]}}]",
        f"credits: [{{person: {p[6]}, for: carried books, kind: carrying, group: harbour}}]",
        "brief: {background: x, goal: x}",
        "theme: x\nrules: x\njudging: x\nnotes: x\nplan_b: x\nplace: Quay\nfaq: [{q: x, a: x}]",
    ]
    return tree(
        {
            "people/all.csv": "\n".join(
                [
                    "id,name,called,credit,alias,role,mentored_by,lessons,links,groups",
                    *rows,
                    "boss,Bossname,Bosscalled,name,,staff,,,,",
                ]
            ),
            "groups/all.csv": "id,name,channels,leaders,deputies\n"
            f"harbour,Harbour,wechat,{p[4]},{p[3]}\nhill,Hill,wechat,{p[8]},\n",
            "teams/quay.md": "---\nname: Quay\nkind: squad\n"
            f"people: [{p[0]}, {p[7]}, {p[8]}]\nroles: {{daily: {p[6]}}}\ntasks:\n"
            f"  - {{id: maps, what: Draw, credit: map, people: 2, taken_by: {p[2]}}}\n"
            f"  - {{id: tea, what: Brew, credit: tea, people: 2, taken_by: {p[8]}}}\n---\n",
            "training/leaders/01-start.md": "---\ntitle: Start\n---\nHello.\n",
            "badges.yml": "- {id: lamp, name: Lamp, for: led, rule: {credit: lead}}\n"
            "- {id: read, name: Read, for: learned, rule: {credit: lesson}}\n",
            "campaigns/days/campaign.md": "\n".join(["---", *facts, "---", "All are welcome."]),
            "campaigns/days/groups.csv": f"group,host\nharbour,Called4xq；{p[3]}\n",
            "campaigns/days/messages/10-launch.md": "---\ntitle: Launch\nsend: starts 08:00\n---\n"
            "We begin. {{ announcer }} {{ here.host }}\n",
            "campaigns/days/recap.md": "---\n"
            f"praise: [{{person: {p[3]}, for: kept the list}}]\n"
            f"attended: [{', '.join(p)}]\nprivate: rude-xq\n---\nThank you all.\n",
        }
    )


def read(files: MemoryTree) -> Checked:
    checked = check(load(files), NOW)
    assert isinstance(checked, Checked)
    return checked


def published(artifacts: Iterator[Artifact]) -> Iterator[bytes]:
    """Everything of the artifacts that reaches a tree: text, bytes and paths, and their facts."""
    for artifact in artifacts:
        if isinstance(artifact, Copied):
            yield artifact.path.encode()
        elif isinstance(artifact, Made):
            yield artifact.path.encode()
            yield artifact.work.identity
        else:
            for field in fields(artifact):
                yield from _bytes(getattr(artifact, field.name))


def _bytes(value: Any) -> Iterator[bytes]:
    yield value if isinstance(value, bytes) else repr(value).encode()


STANDS = st.builds(
    Stand,
    credit=st.sampled_from(["name", "alias", "anonymous", "none", ""]),
    role=st.sampled_from(["user", "user", "user", "staff"]),
    alias=st.integers(0, 2),
)
HISTORIES = st.lists(st.lists(STANDS, min_size=PEOPLE, max_size=PEOPLE), min_size=1, max_size=3)


@settings(max_examples=40)
@given(
    history=HISTORIES,
    kind=st.sampled_from([*PUBLIC_KINDS, *PUBLIC_KINDS, "dispatch"]),
    state=st.sampled_from(["ready", "ready", "paused", "withdrawn", "draft"]),
    confidential=st.sampled_from([False, False, False, True]),
)
def test_the_public_sees_what_people_agree_to_now(
    history: list[list[Stand]], kind: str, state: str, confidential: bool
) -> None:
    for stands in history:
        checked = read(written(stands, kind=kind, state=state, confidential=confidential))
        output = b"\n".join(published(checked.pages(Audience.PUBLIC)))
        known = kind in PUBLIC_KINDS and not confidential and state != "draft"
        counts = known and state in ("ready", "paused")
        for n, stand in enumerate(stands):
            for secret in secrets(n, stand, history):
                assert secret.encode() not in output, secret
        assert b"Bossname" not in output
        assert b"boss" not in output
        for secret in (b"Guestxq", b"Silentxq", b"rude-xq"):
            assert secret not in output
        wall = json.loads(next(f for f in public_files(checked) if f[0] == "wall.json")[1])
        assert slugs(wall) == expected(stands) if counts else slugs(wall) == set()
        assert wall["unnamed"] == (unnamed(stands) if counts else 0)


@settings(max_examples=40)
@given(stands=st.lists(STANDS, min_size=PEOPLE, max_size=PEOPLE))
@example(stands=[Stand("name", "user", 0)] * PEOPLE)
@example(stands=[Stand("alias", "user", 1)] * PEOPLE)
def test_leaders_pages_of_teams_tasks_and_lineage_name_only_whom_they_may(
    stands: list[Stand],
) -> None:
    checked, bundles = bundled(
        written(stands, kind="contest", state="ready", confidential=False), NOW
    )
    found = {artifact.path: artifact for artifact in checked.phones(bundles)}
    team, tasks, lineage = (
        b"\n".join(published(found[path] for path in found if path.startswith(folder))).decode()
        for folder in ("t/", "tasks/", "lineage/")
    )
    assert "Called6xq" in team
    assert "Draw" in tasks
    for n, stand in enumerate(stands):
        forms = {f"Name{n}xq", person_id(n), f"link{n}xq", f"Called{n}xq"}
        forms |= {form for form in (alias_of(n, stand), alias_of(n, stand).lower()) if form}
        told = {f"Called{n}xq"} if n in KNOWN else set()
        assert {form for form in forms if form in team} <= told
        assert {form for form in forms if form in tasks} == set()
        assert {form for form in forms if form in lineage} == (
            shown_in_full(n) if n in related(stands) else set()
        )


def shown_in_full(n: int) -> set[str]:
    """How somebody stands in the lineage: those with a deed are linked by their id."""
    return {f"Name{n}xq", *([person_id(n)] if n in DOERS else [])}


def related(stands: list[Stand]) -> set[int]:
    """Who was taught or taught somebody, where both are users who are named in full."""
    whole = {n for n, one in enumerate(stands) if (one.credit, one.role) == ("name", "user")}
    pairs = ({pupil, teacher} for pupil, teacher in PUPILS.items())
    return {n for pair in pairs if pair <= whole for n in pair}


def secrets(n: int, stand: Stand, history: list[list[Stand]]) -> Iterator[str]:
    """What nobody may read of somebody who stands so, after all that they agreed to before."""
    yield f"Called{n}xq"
    aliases = {alias_of(n, before[n]) for before in history} - {""}
    if stand.role == "staff" or stand.credit != "name":
        yield f"Name{n}xq"
        yield person_id(n)
        yield f"link{n}xq"
    if stand.role == "staff" or stand.credit != "alias":
        yield from aliases
        yield from (alias.lower() for alias in aliases)
    else:
        yield from aliases - {alias_of(n, stand)}


def expected(stands: list[Stand]) -> set[str]:
    """Who stands on the wall: all doers with a face; who taught does, where their pupil counts."""
    return {slug for n in doing(stands) if (slug := shown_as(n, stands[n]))}


def unnamed(stands: list[Stand]) -> int:
    """Those who helped and wished to stay unnamed, and one guest."""
    return 1 + sum(
        stands[n].credit == "anonymous" and stands[n].role == "user" for n in doing(stands)
    )


def doing(stands: list[Stand]) -> list[int]:
    return [n for n in DOERS if n != 5 or stands[1].role == "user"]


def slugs(wall: dict[str, Any]) -> set[str]:
    return {line["person"] for line in wall["honours"] if line["person"]}


def public_files(checked: Checked) -> Iterator[tuple[str, bytes]]:
    for artifact in checked.pages(Audience.PUBLIC):
        content = getattr(artifact, "content", None)
        if isinstance(content, bytes):
            yield artifact.path, content


@settings(max_examples=25)
@given(
    stands=st.lists(STANDS, min_size=PEOPLE, max_size=PEOPLE),
    who=st.lists(st.integers(0, PEOPLE - 1), min_size=1, max_size=3, unique=True),
    kind=st.sampled_from([*PUBLIC_KINDS, "dispatch"]),
)
def test_a_forgotten_person_is_nowhere_in_what_anybody_reads(
    stands: list[Stand], who: list[int], kind: str
) -> None:
    files = written(stands, kind=kind, state="ready", confidential=False)
    errors_before = errors(read(files))
    for n in who:
        files = without(files, person_id(n))
    checked, bundles = bundled(files, NOW)
    assert errors(checked) <= errors_before
    output = [*published(checked.phones(bundles))]
    for audience in Audience:
        output += published(checked.pages(audience))
    everything = b"\n".join([*output, *(files.read(path) for path in files.paths())])
    for n in who:
        gone = {f"Name{n}xq", f"Called{n}xq", person_id(n), f"link{n}xq"}
        gone |= {form for form in (alias_of(n, stands[n]), alias_of(n, stands[n]).lower()) if form}
        assert [form for form in gone if form.encode() in everything] == []


def errors(checked: Checked) -> set[str]:
    return {f"{f.rule} {f.message}" for f in checked.findings if f.severity == "error"}


def without(files: MemoryTree, id: str) -> MemoryTree:
    """The files when a person was forgotten."""
    community: Community | None = load(files).community
    assert community is not None
    assert operated_by(community, id) == ()
    plan = forgotten(community, files, id, NOW)
    assert plan.leftovers == ()
    contents: dict[str, bytes] = {path: files.read(path) for path in files.paths()}
    for path, data in plan.files.items():
        if data is None:
            del contents[path]
        else:
            contents[path] = data
    return MemoryTree(contents)
