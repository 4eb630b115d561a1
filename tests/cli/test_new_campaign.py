"""`kits new campaign --recipe R`, finished by following what `kits check` prints, and that alone."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from kits.rules.placeholders import blanks
from kits.schema.built_in import built_in
from tests.cli.project import kits
from tests.edit.walking import NOW, Operator

pytestmark = pytest.mark.long

RECIPES = tuple(built_in())
LANGUAGES = ("en", "zh")
MAIN = "content/campaigns/walk/campaign.md"


@pytest.fixture(params=LANGUAGES)
def locale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language of the community and of what is printed."""
    monkeypatch.delenv("KITS_LANG")
    return str(request.param)


@dataclass(frozen=True)
class Walk:
    """A campaign from its first line to its state, in a community that is new as well."""

    operator: Operator
    first: tuple[str, ...]
    """The rules of the findings when it had just begun."""


@cache
def walked(folder: Path, locale: str, recipe: str) -> Walk:
    """Every finding was followed, and then the remark on the campaign's state."""
    made = kits(folder, "new", "community", f"{locale}-{recipe}", "--locale", locale, now=NOW)
    assert made.exit_code == 0, made.output
    operator = Operator(folder / f"{locale}-{recipe}")
    made = operator.run("new", "campaign", "walk", "--recipe", recipe)
    assert made.exit_code == 0, made.output
    first = tuple(told["rule"] for told in operator.findings())
    operator.walk()
    main = operator.project / MAIN
    text = main.read_text(encoding="utf-8")
    state = re.search(r"^state: draft # .*\bready\b.*$", text, re.MULTILINE)
    assert state, text
    main.write_text(text.replace(state[0], "state: ready"), encoding="utf-8")
    return Walk(operator, first)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the walks are made, once for all tests."""
    return tmp_path_factory.mktemp("walks")


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_findings_lead_to_a_kit_for_every_group(folder: Path, locale: str, recipe: str) -> None:
    operator = walked(folder, locale, recipe).operator
    checked = operator.run("check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")

    built = operator.run("build", "--audience", "leaders")
    assert built.exit_code == 0, built.output
    leaders = operator.project / "site/leaders"
    groups = sorted(folder.name for folder in (leaders / "g").iterdir() if folder.is_dir())
    assert len(groups) == 3
    for group in groups:
        kit = json.loads((leaders / "g" / group / "walk/kit.json").read_text(encoding="utf-8"))
        assert kit["messages"]
        for message in kit["messages"]:
            assert datetime.fromisoformat(message["send_at"]) > datetime.fromisoformat(NOW)
            assert message["texts"]
            for text in message["texts"].values():
                assert whole(text["text"]), (group, message)
        shown = operator.run("show", "walk", group)
        assert shown.exit_code == 0, shown.output
        for message in kit["messages"]:
            main = next(iter(message["texts"].values()))
            assert main["text"] in shown.stdout


def whole(text: str) -> bool:
    """Whether a text says something, and has no blank, tag or gap in it."""
    return (
        bool(text)
        and text == text.strip()
        and "\n\n\n" not in text
        and "{{" not in text
        and not list(blanks(text))
    )


@pytest.mark.parametrize("recipe", ["small", "medium", "gathering"])
def test_the_crew_gets_a_brief_that_says_what_the_operator_answered(
    folder: Path, recipe: str
) -> None:
    operator = walked(folder, "en", recipe).operator
    text = (operator.project / MAIN).read_text(encoding="utf-8")
    brief = dict(re.findall(r"^ {2}(background|goal): (Answer \d+)$", text, re.MULTILINE))
    assert operator.run("build", "--audience", "leaders").exit_code == 0
    page = operator.project / "site/leaders/campaigns/walk/crew/index.html"
    copied = page.read_text(encoding="utf-8").partition('id="texts"')[2]
    assert f"Why: {brief['background']}" in copied
    assert f"It has worked when: {brief['goal']}" in copied


@pytest.mark.parametrize("recipe", RECIPES)
def test_all_that_is_to_be_done_is_told_in_the_first_run(
    folder: Path, locale: str, recipe: str
) -> None:
    walk = walked(folder, locale, recipe)
    later = [rule for rule in walk.operator.met if rule != "announcer-without-consent"]
    assert sorted(later) == sorted(walk.first)
    assert set(walk.first) == {"missing-element", "placeholder"}
    assert walk.first.count("placeholder") == walk.operator.answers


def test_an_announcer_is_asked_for_until_one_has_agreed(folder: Path, locale: str) -> None:
    operator = walked(folder, locale, "small").operator
    assert operator.met.count("announcer-without-consent") == 2
    text = (operator.project / MAIN).read_text(encoding="utf-8")
    named = re.search(r"^announcer: (.+)$", text, re.MULTILINE)
    assert named
    people = (operator.project / "content/people/people.csv").read_text(encoding="utf-8")
    assert re.search(rf"^{named[1]},[^,]+,[^,]+,(name|alias),", people, re.MULTILINE)


MISTAKES = {
    "person": (r"operator: (\w+)-(\w+)", r"operator: \1-x\2"),
    "days": (r"ends: 2027-01-24", "ends: 2027-01-14"),
    "tag": (r"(?<=\{#first\}\n).*", "Ask {{ leader"),
}
"""What operators get wrong on the way: the text, and what they write in its place."""
TOLD = {
    ("person", "en"): """\
content/campaigns/walk/campaign.md:2:11: error[unknown-person]: no person is called "maya-xbrooks"
  |
2 | operator: maya-xbrooks
  |           ^^^^^^^^^^^^
  = hint: did you mean "maya-brooks"?

1 error
""",
    ("days", "en"): """\
content/campaigns/walk/campaign.md:19:7: error[ends-before-starts]: "ends" (2027-01-14) comes before "starts" (2027-01-18)
   |
19 | ends: 2027-01-14
   |       ^^^^^^^^^^
   = hint: correct one of the two

1 error
""",
    ("tag", "en"): """\
content/campaigns/walk/campaign.md:60:5: error[unreadable-template]: the tag "{{ leader" cannot be read
   |
60 | Ask {{ leader
   |     ^^
   = hint: close every {{ with }} and every {% if %} with {% endif %}

1 error
""",
    ("person", "zh"): """\
content/campaigns/walk/campaign.md:2:11: error[unknown-person]: 找不到 "zhou-xmin" 这个人
  |
2 | operator: zhou-xmin
  |           ^^^^^^^^^
  = 提示：是不是想写 "zhou-min"？

1 个错误
""",
    ("days", "zh"): """\
content/campaigns/walk/campaign.md:19:7: error[ends-before-starts]: "ends"（2027-01-14）比 "starts"（2027-01-18）还早
   |
19 | ends: 2027-01-14
   |       ^^^^^^^^^^
   = 提示：改正其中一个

1 个错误
""",
    ("tag", "zh"): """\
content/campaigns/walk/campaign.md:60:5: error[unreadable-template]: 看不懂 "{{ leader" 这个标签
   |
60 | Ask {{ leader
   |     ^^
   = 提示：有 {{ 就要有 }}，有 {% if %} 就要有 {% endif %}

1 个错误
""",
}
"""All that is then printed."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_finding_that_leads_back(
    folder: Path, tmp_path: Path, locale: str, mistake: str
) -> None:
    project = walked(folder, locale, "small").operator.project
    shutil.copytree(project / "content", tmp_path / "content")
    operator = Operator(tmp_path)
    main = operator.project / MAIN
    right = main.read_text(encoding="utf-8")
    old, new = MISTAKES[mistake]
    main.write_text(re.sub(old, new, right, count=1), encoding="utf-8")

    checked = operator.run("check")
    assert (checked.exit_code, checked.stdout) == (1, TOLD[mistake, locale])

    operator.walk()
    checked = operator.run("check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")
