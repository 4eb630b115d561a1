"""Two builds of one community, before its results and at them: who won, and in which files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import kits, small_project

DUTIES = (
    "promotion: {waived: x}, intake: {waived: x}, awarding: {waived: x}, resources: {waived: x}"
)
FILES = {
    "content/community.yml": """\
name: Lamplight Readers
locale: en
timezone: Asia/Shanghai
share_cards: true
urls: {public: "https://lamplight.example/", leaders: "https://leaders.lamplight.example/"}
""",
    "content/people/people.csv": """\
id,name,role,credit,alias
ada,Ada Lowe,user,name,
bo,Bo Reyes,user,name,
kim,Kim,staff,none,
winifred,Winifred Starling,user,name,
otto,Otto Marsh,user,alias,Night Heron
fern,Fern Quill,user,name,
""",
    "content/badges.yml": """\
- id: answered
  name: Answered
  for: Wrote a letter that wanted an answer
  rule: {credit: win}
""",
    "content/campaigns/letters/campaign.md": f"""\
---
title: A letter to a book
state: ready
operator: kim
announcer: ada
starts: 2026-12-07
ends: 2026-12-13
results: 2026-12-16 20:00
groups: all
theme: Write to a book
rules: One letter each
judging: Two judges read every letter
notes: By hand or typed
brief: {{background: x, goal: x}}
crew: [ada, bo]
duties: {{copywriting: ada, judging: bo, {DUTIES}}}
faq:
  - {{q: "What can I win?", a: "{{% for award in campaign.awards %}}{{{{ award.name }}}}{{% endfor %}}"}}
awards:
  - name: The letter we would answer
    criteria: The reader wants to answer
    why: For Winifred Starling, who wrote to an atlas
    winners: [winifred, otto, {{name: The umbrella mender, group: hill, consent: name}}]
credits:
  - {{person: fern, for: was read aloud twice, kind: win}}
---
Choose a book, and write to it.
""",
    "content/campaigns/letters/messages/60-results.md": """\
---
title: The results
send: results
---
The results are in.
{% for award in campaign.awards %}{{ award.name }}: {{ award.winners | join(", ") }}{% endfor %}
""",
}
WINNERS = ("Winifred", "winifred", "Night Heron", "night-heron", "umbrella", "Fern Quill", "fern")
BEFORE, AT = "2026-12-16T19:59:00+08:00", "2026-12-16T20:00:00+08:00"


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites of both moments."""
    project = small_project(tmp_path_factory.mktemp("letters"))
    for path, text in FILES.items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    found = {}
    for moment in (BEFORE, AT):
        out = project.parent / f"site-{moment[11:13]}"
        built = kits(project, "build", "--out", str(out), now=moment)
        assert built.exit_code == 0, built.output
        found[moment] = out
    return found


def telling(tree: Path) -> set[str]:
    """The files of a tree that say, or are called by, somebody who won."""
    return {
        path.relative_to(tree).as_posix()
        for path in tree.rglob("*")
        if path.is_file()
        for name in WINNERS
        if name.encode() in path.read_bytes() or name in path.relative_to(tree).as_posix()
    }


def test_no_public_file_tells_a_winner_before_the_results(trees: dict[str, Path]) -> None:
    assert telling(trees[BEFORE] / "public") == set()


def test_at_the_results_they_stand_where_they_belong(trees: dict[str, Path]) -> None:
    told = telling(trees[AT] / "public")
    assert told >= {
        "campaigns/letters/index.html",
        "wall/index.html",
        "wall/index.json",
        "wall/campaign/letters/index.html",
        "wall/strip.svg",
        "wall.json",
        "wall.xml",
        "badges/answered/index.html",
        "people/winifred/index.html",
        "people/winifred/card.png",
        "people/winifred/badges/answered/certificate.png",
        "people/night-heron/index.html",
    }


def test_leaders_have_them_in_the_text_to_paste_alone(trees: dict[str, Path]) -> None:
    told = telling(trees[BEFORE] / "leaders")
    assert told != set(), "the text is ready before it is sent"
    assert {path for path in told if not path.startswith(("g/", "l/"))} == set()
    kit = (trees[BEFORE] / "leaders/g/harbour/letters/kit.txt").read_text("utf-8")
    assert "The letter we would answer: Winifred Starling, Night Heron, The umbrella mender" in kit


def test_operators_see_who_waits(trees: dict[str, Path]) -> None:
    ledger = trees[BEFORE] / "operators/ops/ledger/letters/index.html"
    assert ledger.relative_to(trees[BEFORE] / "operators").as_posix() in telling(
        trees[BEFORE] / "operators"
    )
    assert "told to nobody else before the results" in ledger.read_text("utf-8")
