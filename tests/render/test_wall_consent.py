"""Whatever people agreed to, and whatever they did: nothing of the wall tells more of them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from kits.model.artifacts import File, Stamped
from tests.lamp import LAMP
from tests.render.walls import artifacts, ended
from tests.schema.written import COMMUNITY, Files

DEEDS = ("duty", "credit", "star", "win", "praise", "announce", "lead")


@dataclass(frozen=True)
class Someone:
    """A person with what could give them away."""

    number: int
    credit: str
    role: str
    status: str
    deeds: frozenset[str]

    @property
    def id(self) -> str:
        return f"secretid-{self.number}"

    @property
    def alias(self) -> str:
        return f"Nickname{self.number}"

    @property
    def secrets(self) -> list[str]:
        """What must stand nowhere unless they are named in full."""
        n = self.number
        return [self.id, f"Realname{n}", f"Calledname{n}", f"Storyof{n}", f"portrait{n}"]

    def file(self) -> str:
        n = self.number
        return (
            f"---\nname: Realname{n}\ncalled: Calledname{n}\ncredit: {self.credit}\n"
            f"alias: {self.alias}\nrole: {self.role}\nstatus: {self.status}\n"
            f"avatar: images/portrait{n}.png\n---\nStoryof{n}.\n"
        )


def someone(number: int) -> st.SearchStrategy[Someone]:
    return st.builds(
        Someone,
        number=st.just(number),
        credit=st.sampled_from(["name", "alias", "anonymous", "none"]),
        role=st.sampled_from(["user", "user", "user", "staff"]),
        status=st.sampled_from(["active", "alumni"]),
        deeds=st.frozensets(st.sampled_from(DEEDS)),
    )


def community(people: list[Someone]) -> Files:
    def who(deed: str) -> list[str]:
        return [one.id for one in people if deed in one.deeds]

    lines = [f"  - {{person: {id}, for: 念信, group: north}}" for id in who("credit")]
    lines += [
        f"  - {{person: {id}, for: 一年都在, kind: star, group: north, when: 2026-11-20}}"
        for id in who("star")
    ]
    facts = f"announcer: {(who('announce') or ['secretid-0'])[0]}\n"
    facts += f"duties: {{promotion: [{', '.join(who('duty'))}]}}\n"
    facts += f"awards: [{{id: a, name: 好信, winners: [{', '.join(who('win'))}]}}]\n"
    facts += "credits:\n" + "\n".join(lines) + "\n" if lines else ""
    campaign = ended("写信", "2026-11-07", "").replace("announcer: mira\n", "")
    assert "announcer" not in campaign
    praise = ", ".join(f"{{person: {id}, for: 收拾到最后}}" for id in who("praise"))
    return {
        "community.yml": COMMUNITY
        + "name.en: Bookfolk\nshare_cards: true\nurls: {public: https://lamp.example}\n",
        "people/all.csv": "id,name,role\nops,Ops,staff\n",
        **{f"people/{one.id}.md": one.file() for one in people},
        **{f"people/images/portrait{one.number}.png": LAMP for one in people},
        "groups/all.csv": f"id,name,channels,leaders,stage\nnorth,North,wechat,{';'.join(who('lead'))},model\n",
        "campaigns/letters/campaign.md": campaign.replace("---\n", f"---\n{facts}", 1),
        "campaigns/letters/recap.md": f"---\npraise: [{praise}]\n---\n谢谢。\n",
    }


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(someone(n) for n in range(4))).map(list))
def test_nobody_is_shown_beyond_what_they_agreed_to(people: list[Someone]) -> None:
    made = artifacts(community(people))
    bodies = [
        f"{part.path} {part.content.decode()}" if isinstance(part, File) else str(part)
        for part in made
    ]
    whole = "\n".join(bodies)
    for one in people:
        shown = one.role == "user"
        if not (shown and one.credit == "name"):
            for secret in one.secrets:
                assert secret not in whole
        if not (shown and one.credit == "alias"):
            assert one.alias not in whole
            assert one.alias.lower() not in whole
    # Beside a group stand only those who are named in full.
    for part in made:
        if isinstance(part, Stamped) and "/group/north/" in part.path:
            assert "Nickname" not in str(part.values)
    (wall,) = (part for part in made if isinstance(part, File) and part.path == "wall.json")
    for line in json.loads(wall.content)["honours"]:
        assert line["group"] is None or line["name"].startswith("Realname")


def test_whoever_is_named_in_full_is_shown_with_all_of_it() -> None:
    """The test above would be silent, too, if nothing were ever shown."""
    one = Someone(0, "name", "user", "active", frozenset(DEEDS))
    other = Someone(1, "alias", "user", "active", frozenset(DEEDS))
    whole = "\n".join(
        part.content.decode() if isinstance(part, File) else str(part)
        for part in artifacts(community([one, other]))
    )
    assert all(secret in whole for secret in one.secrets if "Called" not in secret)
    assert other.alias in whole
