"""Nothing private is in reach of a public view, however it is walked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.render.seeing import view
from kits.render.views import View
from kits.schema.loading import load_community
from kits.source.content import read_content
from kits.source.trees import FolderTree
from tests.schema.written import built_in, campaign, tree

NOW = datetime.fromisoformat("2026-12-02T12:00:00+08:00")
LATER = datetime.fromisoformat("2027-03-01T12:00:00+08:00")
PROJECT = Path(__file__).parent.parent.parent
LEAVES = (str, bytes, int, float, type(None), date, timedelta)


def reached(value: Any, path: str = "view", seen: set[int] | None = None) -> Iterator[str]:
    """Every text that can be reached from a value, behind its path: `view.locale = zh`."""
    seen = set() if seen is None else seen
    if isinstance(value, LEAVES):
        yield f"{path} = {value}"
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    for step, item in _steps(value):
        yield from reached(item, f"{path}{step}", seen)


def _steps(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield f"[{key}]", item
            yield "[]", key
    elif isinstance(value, (list, tuple, set, frozenset)):
        for place, item in enumerate(value):
            yield f"[{place}]", item
    elif isinstance(value, BaseModel):
        for store in (value.__dict__, value.__pydantic_private__ or {}):
            for name, item in store.items():
                yield f".{name}", item
        yield ".set", value.__pydantic_fields_set__ & value.__dict__.keys()
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield f".{field.name}", getattr(value, field.name)
    else:
        names = {*getattr(value, "__dict__", {}), *getattr(type(value), "__slots__", ())}
        for name in names:
            yield f".{name}", getattr(value, name, None)


def assert_hidden(seen: View, secrets: set[str], ids: frozenset[str] = frozenset()) -> None:
    """No secret is in any text that the view leads to, and no text is one of the ids."""
    for found in reached(seen):
        text = found.partition(" = ")[2]
        assert text not in ids, found
        assert not [secret for secret in secrets if secret in text], found


def test_the_walk_reaches_all() -> None:
    seen = view(small(), Audience.OPERATORS, Clock(LATER))
    for text in ("budget-1386", "https://north.example", "reason-7", "Bobo", "secret-why"):
        assert any(text in found for found in reached(seen)), text


def private_facts(made: Community) -> set[str]:
    """What a community must not tell the public, as far as it cannot also stand in prose."""
    secrets: set[str] = set()
    for run in made.runs.values():
        if run.campaign.state == "draft" or run.campaign.confidential:
            secrets.add(run.campaign.title)
        secrets |= {text for text in _texts(run.campaign.private) if len(text) > 3}
        secrets |= set(_texts(run.recap.private if run.recap else {}))
        columns = {text for row in run.rows.values() for text in row.columns.values()}
        secrets |= {text for text in columns if len(text) > 6}
    for group in made.groups.values():
        secrets |= {*filter(None, (group.link, group.join, group.leader_name))}
        secrets |= {*group.vars.values()}
    for person in made.people.values():
        if person.role == "staff" or person.credit != "name":
            secrets |= {person.id, person.name, person.story or person.name}
    return secrets


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    else:
        yield str(value)


@pytest.fixture(scope="module")
def reference() -> Community:
    """The community of this repository."""
    made, _ = load_community(read_content(FolderTree(PROJECT))[0], built_in())
    assert made is not None
    return made


@pytest.mark.parametrize("now", [NOW, LATER])
def test_the_reference_community_keeps_its_secrets(reference: Community, now: datetime) -> None:
    secrets = private_facts(reference)
    assert len(secrets) > 60
    assert_hidden(view(reference, Audience.PUBLIC, Clock(now)), secrets)


@pytest.mark.parametrize("now", [NOW, LATER])
def test_leaders_see_no_fact_of_operators(reference: Community, now: datetime) -> None:
    seen = view(reference, Audience.LEADERS, Clock(now))
    for run in reference.runs.values():
        secrets = {text for text in _texts(run.campaign.private) if len(text) > 3}
        secrets |= {run.campaign.title} if run.campaign.state == "draft" else set()
        assert_hidden(seen, secrets)
    for shown in seen.campaigns:
        assert not hasattr(shown.campaign, "operator")
        assert not hasattr(shown.campaign, "private")
    assert not hasattr(seen.settings, "confidential")
    assert seen.drafts == ()


FACTS = """
private: {budget: budget-1386, notes: [note-to-staff]}
crew: [bo, ali, an]
duties:
  copywriting: [bo, ali, an, no]
  judging: {waived: reason-7}
awards:
  - id: first
    name: First
    winners: [no, {name: Guest Real, consent: anonymous}, {name: Guest Silent}]
milestones: [{id: step, what: secret-step, owner: bo}]
guidance: how-to-take-part
vars: {code: var-code}
link: https://campaign.example/enter
changes:
  - {at: 2026-12-08, what: Moved, why: secret-why}
faq:
  - {id: way-in, q: How, a: "{{ group.link }} template-of-group"}
"""
RECAP = """
---
private: someone-was-rude
bad: bad-thing
learned: lesson-learned
attended: [no, an]
praise: [{person: no, for: praise-of-no}, {person: ali, for: Kept the list}]
---
Thank you.
"""
SMALL = {
    "people/all.csv": """
        id,name,called,credit,alias,role,mentored_by,skills
        ops,Ops Real,Boss,name,,staff,,
        bo,Bo Real,Bobo,,,,,cooking-skill
        ali,Ali Real,Alibaba,alias,Kopi,,bo,
        an,An Real,Anan,anonymous,,,,
        no,No Real,Nono,none,,,,
        open,Open Name,,name,,,,
        """,
    "groups/all.csv": """
        id,name,channels,leaders,leader_name,link,join,owner,vars.shelf
        north,North,wechat,bo,Hai Real,https://north.example/in,ask-hai,ops,shelf-place
        """,
    "campaigns/drive/campaign.md": campaign(FACTS, kind="gathering", groups="all", announcer="ali")
    + "Everyone is welcome.\n",
    "campaigns/drive/groups.csv": "group,place,host\nnorth,secret-place,Host Real\n",
    "campaigns/drive/recap.md": RECAP,
    "campaigns/hidden.md": campaign(title="Hidden Title", confidential="true"),
    "campaigns/daily.md": campaign(title="Daily Title"),
    "campaigns/draft.md": campaign(title="Draft Title", state="draft"),
}
SECRETS = {
    *("Ops Real", "Boss", "Bo Real", "Bobo", "Ali Real", "Alibaba", "An Real", "Anan", "No Real"),
    *("Nono", "Guest Real", "Guest Silent", "Hai Real", "Host Real"),
    *("budget-1386", "note-to-staff", "reason-7", "secret-step", "how-to-take-part", "var-code"),
    *("https://campaign.example", "secret-why", "template-of-group", "someone-was-rude"),
    *("bad-thing", "lesson-learned", "https://north.example", "ask-hai", "shelf-place"),
    *("secret-place", "Hidden Title", "Daily Title", "Draft Title", "cooking-skill"),
    "praise-of-no",
}
IDS = frozenset({"ops", "bo", "ali", "an", "no", "north", "way-in"})


def small() -> Community:
    """A community whose gathering lacks what this is not about."""
    content, _ = read_content(tree(SMALL))
    made, _ = load_community(content, built_in())
    assert made is not None
    assert set(made.runs) == {"drive", "hidden", "daily", "draft"}
    return made


@pytest.mark.parametrize("now", [NOW, LATER])
def test_a_small_community_keeps_its_secrets(now: datetime) -> None:
    seen = view(small(), Audience.PUBLIC, Clock(now))
    assert [shown.campaign.title for shown in seen.campaigns] == ["Posts of the month"]
    assert seen.campaigns[0].byline == "Kopi"
    assert_hidden(seen, SECRETS, IDS)


def test_the_public_sees_who_agreed() -> None:
    seen = view(small(), Audience.PUBLIC, Clock(LATER))
    assert [(face.name, face.slug) for face in seen.faces] == [("Kopi", "kopi")]
    assert seen.unnamed == 2
    assert all(honour.deed.person is None for honour in seen.honours)
    assert seen.campaigns[0].recap is not None
    assert seen.campaigns[0].recap.thanks == "Thank you."


CREDITS = st.sampled_from(["name", "alias", "anonymous", "none", ""])


@settings(max_examples=40)
@given(
    people=st.lists(st.tuples(CREDITS, st.sampled_from(["user", "staff"])), min_size=4, max_size=4),
    announcer=st.sampled_from(["p0", "p1", "leader"]),
    state=st.sampled_from(["draft", "ready", "paused", "withdrawn"]),
    kind=st.sampled_from(["contest", "gathering", "dispatch"]),
    confidential=st.booleans(),
    now=st.sampled_from([NOW, LATER]),
)
def test_any_community_keeps_its_secrets(
    people: list[tuple[str, str]],
    announcer: str,
    state: str,
    kind: str,
    confidential: bool,
    now: datetime,
) -> None:
    rows = [
        f"p{n},Name-{n}-real,Called-{n},{credit},{'Alias ' + str(n) if credit == 'alias' else ''},"
        f"{role},story-{n}"
        for n, (credit, role) in enumerate(people)
    ]
    facts = "private: {budget: budget-1386}\ncrew: [p0, p1]\nduties: {copywriting: [p1, p2]}\n"
    facts += "credits: [{person: p3, for: Carried books}]\n"
    facts += "awards: [{id: a, name: A, winners: [p2, p3]}]"
    made, _ = load_community(
        read_content(
            tree(
                {
                    "people/all.csv": "\n".join(["id,name,called,credit,alias,role,story", *rows]),
                    "groups/all.csv": "id,name,channels,leaders,link\n"
                    "north,North,wechat,p0,https://north.example/in\n",
                    "campaigns/drive.md": campaign(
                        facts,
                        title="Drive Title",
                        announcer=announcer,
                        state=state,
                        kind=kind,
                        confidential=str(confidential).lower(),
                    ),
                }
            )
        )[0],
        built_in(),
    )
    assert made is not None
    seen = view(made, Audience.PUBLIC, Clock(now))
    secrets, ids = {"budget-1386", "https://north.example"}, {"north"}
    for n, (credit, role) in enumerate(people):
        if credit != "name" or role == "staff":
            secrets |= {f"Name-{n}-real", f"Called-{n}", f"story-{n}"}
            ids.add(f"p{n}")
    if state == "draft" or kind == "dispatch" or confidential:
        assert seen.campaigns == ()
        secrets |= {"Drive Title", "Carried books"}
        ids.add("drive")
    assert_hidden(seen, secrets, frozenset(ids))


WON = """
awards:
  - {id: a, name: A, why: Mira-wrote-it, winners: [mira, {name: Guest-real, consent: name}]}
  - {id: b, name: B, why: Nobody-yet}
"""


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.LEADERS])
def test_who_won_is_in_reach_of_operators_alone_before_the_results(audience: Audience) -> None:
    made = {
        "people/all.csv": "id,name,credit\nmira,Mira-real,name\n",
        "groups/all.csv": "id,name,channels\nnorth,North,wechat\n",
        "campaigns/drive.md": campaign(
            WON, kind="gathering", announcer="leader", results="2026-12-16 20:00"
        ),
    }
    read, _ = load_community(read_content(tree(made))[0], built_in())
    assert read is not None
    before = datetime.fromisoformat("2026-12-16T19:59:00+08:00")
    at = datetime.fromisoformat("2026-12-16T20:00:00+08:00")
    secrets = {"Mira-wrote-it", "Guest-real", "= mira"}
    found = {
        word
        for text in reached(view(read, audience, Clock(before)))
        for word in secrets
        if word in text
    }
    assert found == set()
    assert any("Nobody-yet" in text for text in reached(view(read, audience, Clock(before))))
    assert any("Guest-real" in text for text in reached(view(read, audience, Clock(at))))
    operators = view(read, Audience.OPERATORS, Clock(before))
    assert [deed.name or deed.person for deed in operators.awaited] == ["Guest-real", "mira"]
    assert operators.honours == ()
    assert view(read, Audience.OPERATORS, Clock(at)).awaited == ()


def test_the_wall_has_what_belongs_to_no_campaign_but_lessons() -> None:
    made = {
        "people/all.csv": "id,name,credit,lessons\nmira,Mira,name,leaders/01-start 2026-11-02\n"
        "an,An,anonymous,\nno,No,none,\n",
        "training/leaders/01-start.md": "---\ntitle: Start\n---\nHello.\n",
        "badges.yml": "- {id: oil, name: Oil, for: stayed, rule: {credit: long-service}}\n",
        "credits.csv": "person,for,kind,when\nmira,stayed two years,long-service,2026-12-01\n"
        "an,stayed too,long-service,2026-12-01\nno,stayed as well,,2026-12-01\n",
    }
    read, _ = load_community(read_content(tree(made))[0], built_in())
    assert read is not None
    seen = view(read, Audience.PUBLIC, Clock(NOW))
    assert [(h.name, h.deed.kind, h.deed.campaign, h.title) for h in seen.honours] == [
        ("Mira", "long-service", "", "")
    ]
    assert seen.unnamed == 1
    assert [(one.badge.id, one.face.slug, one.campaigns) for one in seen.awarded] == [
        ("oil", "mira", ())
    ]
