"""Texts to teams: which teams get one, what it may say, and what is told where it says too much."""

from __future__ import annotations

import pytest

from kits.pipeline import Checked, check, load
from tests.render.day.lamplight import FILES, NOW, SETTINGS
from tests.schema.written import Files, campaign, told, tree

TEAMS: Files = {
    "teams/cities.md": "---\nname: Cities\nkind: zone\ngroups: [shanghai, london]\nlead: mira\n---\n",
    "teams/north.md": "---\nname: North\nkind: squad\ngroups: beijing\nreward: A book\n---\n",
    "teams/pens.md": "---\nname: Pens\nkind: squad\npeople: mira\n---\n",
    "teams/old.md": "---\nname: Old\nkind: squad\ngroups: all\nstate: dissolved\n---\n",
    "teams/past.md": "---\nname: Past\nkind: chapter\ngroups: all\nuntil: 2026-12-08\n---\n",
}
TEXT = "{{ team.name }}: {{ team.groups | join(', ') }}\n{{ link }}"


def of(
    text: str, *facts: str, to: str = "teams", more: Files | None = None
) -> Checked | tuple[object, ...]:
    """The community with a text to teams in its campaign."""
    head = ["title: To you", "send: 2026-12-10 19:00", f"to: {to}", *facts]
    message = "\n".join(["---", *head, "---", text, ""])
    river = campaign(
        title="River", starts="2026-12-07", ends="2026-12-13", link="https://r.example"
    )
    files = {**FILES, **TEAMS, "community.yml": SETTINGS + 'link_tags: "g={{ group.id }}"\n'}
    files |= {"campaigns/river/campaign.md": river, "campaigns/river/messages/50-teams.md": message}
    return check(load(tree({**files, **(more or {})})), NOW)


def texts(text: str, *facts: str, more: Files | None = None) -> dict[str, str]:
    """What each team is told."""
    made = of(text, *facts, more=more)
    assert isinstance(made, Checked)
    assert not made.has_errors, told(list(made.findings))
    sent = made.results.to_teams["river"]
    return {team: next(iter(m.texts.values())).text for team, those in sent.items() for m in those}


def found(text: str, *facts: str, to: str = "teams") -> list[str]:
    """The errors in it."""
    made = of(text, *facts, to=to)
    assert isinstance(made, Checked)
    return told([one for one in made.findings if one.severity == "error"])


def test_teams_at_work_get_it_whose_groups_the_campaign_reaches() -> None:
    """Not one without groups, dissolved, or no longer authorised when it is sent."""
    assert texts(TEXT) == {
        "cities": "Cities: London by Lamplight, Shanghai by Lamplight\nhttps://r.example",
        "north": "North: Beijing by Lamplight\nhttps://r.example",
    }


@pytest.mark.parametrize(
    ("chosen", "teams"),
    [
        ("only: london", ["cities"]),
        ("except: [shanghai, london]", ["north"]),
        ("except: [{stage: running}]", []),
    ],
)
def test_only_and_except_choose_teams_by_their_groups(chosen: str, teams: list[str]) -> None:
    assert list(texts(TEXT, chosen)) == teams


def test_the_campaign_narrows_the_groups() -> None:
    narrow = campaign(title="River", starts="2026-12-07", ends="2026-12-13", groups="london")
    more = {"campaigns/river/campaign.md": narrow}
    assert texts("{{ team.groups | join(', ') }}", more=more) == {"cities": "London by Lamplight"}


def test_it_says_what_the_page_of_the_team_says() -> None:
    said = "{{ team.id }} {% for one in team.lead %}{{ one }}{% endfor %} {{ team.reward | default('-') }}"
    assert texts(said) == {"cities": "cities Mira -", "north": "north  A book"}


def test_who_was_forgotten_is_named_no_more() -> None:
    gone = {
        "teams/north.md": str(TEAMS["teams/north.md"]).replace("reward", "lead: someone\nreward")
    }
    assert texts("{% if team.lead %}x{% else %}nobody{% endif %}", more=gone)["north"] == "nobody"


@pytest.mark.parametrize("name", ["group.name", "leader", "here.place"])
def test_what_is_one_groups_is_an_error_in_it(name: str) -> None:
    (line,) = found(f"{{{{ {name} }}}}")
    assert line.startswith("campaigns/river/messages/50-teams.md:6:4+")
    assert line.endswith("= leave it out; a text to teams is not for one group")


def test_a_team_is_nothing_to_groups() -> None:
    for to in ("groups", "hq", "crew", "winners"):
        (line,) = found("{{ team.name }}", to=to)
        assert line.endswith("= leave it out; only a text with to: teams is for one team"), to


def test_what_is_wrong_with_it_is_told_once() -> None:
    (line,) = found("TODO {{ team.name }}")
    assert "error[placeholder]" in line
    (line,) = found("{{ team.colour }}")
    assert "error[unknown-name]" in line
    assert 'has no "colour"' in line
    (line,) = found("a" * 5_000, "channels: telegram")
    assert "long" in line
    (line,) = found("{{ team.reward }}")
    assert line.startswith("teams/cities.md:")
