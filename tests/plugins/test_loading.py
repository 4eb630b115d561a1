"""What of the installed packages is found, read and refused."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from kits.channels.channel import Channel
from kits.model.community import Community
from kits.pipeline import Checked, check, load
from kits.plugins.loading import BUNDLED
from kits.plugins.shapes import KINDS
from kits.render.renderers import BUILT_IN, Renderers, renderers_of
from kits.rules.rule import Rules
from tests.plugins.installed import install, package
from tests.rules.harness import NOW
from tests.schema.written import COMMUNITY, told, tree

RULE = '''
def quiet(community):
    """A law.

    Bad:
        --- x

    Good:
        --- x
    """
    return ()
'''
RULES = f"from kits.rules.rule import Rules\n{RULE}\nRULES = Rules(community=(quiet,))\n"
RAN = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').touch()\n"
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python looks in; whatever is read there is forgotten afterwards."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    for name in ("ours_one", "ours_two"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return folder


def loaded(plugins: str, more: str = "") -> tuple[Community, list[str]]:
    """The community that names them, and all that is wrong with it."""
    line = f"plugins: {plugins}\n" if plugins else ""
    found = load(tree({"community.yml": COMMUNITY + line + more}))
    assert found.community is not None
    return found.community, told(list(found.findings))


def refused(plugins: str) -> str:
    """The only finding; nothing of strangers is in the community."""
    made, (finding,) = loaded(plugins)
    assert {type(part) for part in made.declared} == {Renderers}
    assert len(made.declared) <= len(BUNDLED)
    return finding


def ours(site: Path, text: str, name: str = "one", **points: str) -> None:
    points = {group: f"ours_{name}:{at}" for group, at in points.items()}
    install(site, package(f"ours-{name}", **points), {f"ours_{name}.py": text})


def test_the_bundled_ones_are_those_of_our_own_metadata() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {group: points for group, points in project["entry-points"].items() if group in KINDS}
    assert {name for points in groups.values() for name in points} == set(BUNDLED)


def test_they_are_on_unless_they_are_switched_off() -> None:
    every = renderers_of(loaded("")[0])
    none = renderers_of(loaded("[-open-badges, -all-contributors]")[0])
    assert none == BUILT_IN
    assert len(every.of_view) == len(BUILT_IN.of_view) + 1
    assert (len(every.on_request), every.secrets) == (1, ("KITS_BADGE_KEY",))
    assert len(renderers_of(loaded("open-badges")[0]).every) == len(every.every)
    assert renderers_of(loaded("[-open-badges]")[0]).secrets == ()


def test_what_is_named_is_read_and_added(site: Path) -> None:
    ours(site, RULES, rules="RULES")
    made, findings = loaded("ours")
    assert findings == []
    (rules,) = made.of_plugins(Rules)
    assert [rule.__name__ for rule in rules.every] == ["quiet"]


def test_a_channel_may_write_a_dialect_that_is_there(site: Path) -> None:
    text = "from dataclasses import replace\nfrom kits.channels.channel import CHANNELS\n"
    ours(site, f"{text}C = replace(CHANNELS['wechat'], id='band')", channels="C")
    made, findings = loaded("ours")
    assert (findings, [each.id for each in made.of_plugins(Channel)]) == ([], ["band"])


def test_one_entry_point_may_give_several(site: Path) -> None:
    text = f"{RULES}\ndef other(text):\n    'Another law.'\nRULES = (RULES, Rules(due=(other,)))\n"
    ours(site, text, rules="RULES")
    made, findings = loaded("ours")
    assert (findings, len(list(made.of_plugins(Rules)))) == ([], 2)


def test_what_is_not_named_is_not_run(site: Path) -> None:
    ours(site, RAN + RULES, rules="RULES")
    assert loaded("")[1] == []
    assert loaded("[open-badges]")[1] == []
    assert list(site.glob("*.ran")) == []
    loaded("ours")
    assert [path.name for path in site.glob("*.ran")] == ["ours_one.ran"]


@pytest.mark.parametrize("name", ["ours_one", "ours_one:RULES", "./ours_one.py", "ours-one", "os"])
def test_a_module_a_path_or_a_package_is_no_name(site: Path, name: str) -> None:
    ours(site, RAN + RULES, rules="RULES")
    assert f'error[unusable-plugin]: no plugin called "{name}" is installed' in refused(f"[{name}]")
    assert list(site.glob("*.ran")) == []


def test_what_lies_in_a_project_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "community.yml").write_text(COMMUNITY, "utf-8")
    for folder in (tmp_path, content, content / "pages"):
        monkeypatch.syspath_prepend(folder)
        install(folder, package("ours-one", rules="ours_one:RULES"), {"ours_one.py": RAN + RULES})
        assert 'no plugin called "ours" is installed' in refused("ours")
        assert list(folder.glob("*.ran")) == []
    inside = tmp_path / ".venv/lib/site-packages"
    monkeypatch.syspath_prepend(inside)
    install(inside, package("ours-one", rules="ours_one:RULES"), {"ours_one.py": RULES})
    monkeypatch.delitem(sys.modules, "ours_one", raising=False)
    assert loaded("ours")[1] == []


@pytest.mark.parametrize(
    ("plugins", "finding"),
    [
        (
            "[open-badge]",
            '11+10 error[unusable-plugin]: no plugin called "open-badge" is installed'
            ' = did you mean "open-badges"?',
        ),
        (
            "[elsewhere]",
            '11+9 error[unusable-plugin]: no plugin called "elsewhere" is installed'
            " = install it, or name one of all-contributors, open-badges",
        ),
        (
            "[-open-badge]",
            '11+11 error[unusable-plugin]: no plugin called "open-badge" comes with leaderkit'
            ' = did you mean "-open-badges"?',
        ),
        (
            "[-elsewhere]",
            '11+10 error[unusable-plugin]: no plugin called "elsewhere" comes with leaderkit'
            " = take it out",
        ),
        (
            "[open-badges, -open-badges]",
            '24+12 error[unusable-plugin]: plugin "open-badges" is named twice'
            " = take one of them out",
        ),
    ],
)
def test_a_wrong_name_is_pointed_at(plugins: str, finding: str) -> None:
    assert refused(plugins) == f"community.yml:4:{finding}"


BROKEN = {
    "no module": ("", "rules", "NOWHERE", "cannot be read: "),
    "no syntax": ("def", "rules", "RULES", '"ours_one:RULES" cannot be read: invalid syntax'),
    "an exit": ("raise SystemExit", "rules", "RULES", "cannot be read: SystemExit"),
    "another kind": (RULES, "renderers", "RULES", '"ours_one:RULES" gives no Renderers'),
    "a function": (RULES, "rules", "quiet", '"ours_one:quiet" gives no Rules'),
    "no tuple": (
        f"{RULES}RULES = Rules(community=[quiet])",
        "rules",
        "RULES",
        ' does not belong in "community"',
    ),
    "no page": (
        f"{RULES}quiet.__doc__ = None",
        "rules",
        "RULES",
        'rule "quiet" has no docstring, which is its page',
    ),
    "no name": (
        f"{RULES}RULES = Rules(text=(lambda c, t: (),))",
        "rules",
        "RULES",
        ' does not belong in "text"',
    ),
    "an id in use": (
        f"{RULES}quiet.__name__ = 'placeholder'",
        "rules",
        "RULES",
        'there is a "placeholder" already',
    ),
    "no audience": (
        "from kits.render.renderers import Renderers\nR = Renderers(of_view=(print,))",
        "renderers",
        "R",
        '"<built-in function print>" does not belong in "of_view"',
    ),
    "a channel in use": (
        "from dataclasses import replace\nfrom kits.channels.channel import CHANNELS\n"
        "C = replace(CHANNELS['wechat'], name='Mine')",
        "channels",
        "C",
        'there is a "wechat" already',
    ),
    "a dialect in use": (
        "from dataclasses import replace\nfrom kits.channels.channel import CHANNELS\n"
        "class Mine(CHANNELS['wechat'].dialect):\n    name = 'commonmark'\n"
        "C = replace(CHANNELS['wechat'], id='band', dialect=Mine)",
        "channels",
        "C",
        'there is a "commonmark" already',
    ),
    "a channel without a dialect": (
        "from dataclasses import replace\nfrom kits.channels.channel import CHANNELS\n"
        "C = replace(CHANNELS['wechat'], id='band', dialect='plain')",
        "channels",
        "C",
        '"plain" does not belong in "dialect"',
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_one_is_told_in_words_at_its_name(site: Path, case: str) -> None:
    text, group, at, problem = BROKEN[case]
    ours(site, text, **{group: at})
    finding = refused("[ours]")
    head = 'community.yml:4:11+4 error[unusable-plugin]: plugin "ours" is broken: '
    assert finding.startswith(head)
    assert problem in finding
    assert finding.endswith("= install another version of it, or tell whoever made it")


def test_a_name_that_two_packages_bear_is_refused_and_neither_is_run(site: Path) -> None:
    ours(site, RAN + RULES, rules="RULES")
    ours(site, RAN + RULES, "two", rules="RULES")
    assert 'plugin "ours" is in several packages: ours-one, ours-two' in refused("ours")
    assert list(site.glob("*.ran")) == []


def test_a_package_that_takes_the_name_of_a_bundled_one_is_never_run(site: Path) -> None:
    squatted = package("ours-one", rules="ours_one:RULES").replace("ours =", "open-badges =")
    install(site, squatted, {"ours_one.py": RAN + RULES})
    made, (finding,) = loaded("")
    assert 'plugin "open-badges" is in several packages: leaderkit, ours-one' in finding
    assert "KITS_BADGE_KEY" not in renderers_of(made).secrets
    assert list(site.glob("*.ran")) == []
    assert loaded("-open-badges")[1] == []


def test_where_the_package_itself_is_half_installed_nothing_is_missing_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [str(PROJECT / "kits")])
    made, findings = loaded("")
    assert made.declared == ()
    assert [finding.partition("]: ")[2] for finding in findings] == [
        f'plugin "{name}" comes with leaderkit, and is not installed = install leaderkit anew'
        for name in BUNDLED
    ]


def test_two_plugins_may_not_share_an_id(site: Path) -> None:
    ours(site, RULES, rules="RULES")
    theirs = package("ours-two", rules="ours_two:RULES").replace("ours =", "theirs =")
    install(site, theirs, {"ours_two.py": RULES})
    made, (finding,) = loaded("[ours, theirs]")
    assert 'plugin "theirs" is broken: there is a "quiet" already' in finding
    assert len(list(made.of_plugins(Rules))) == 1


def test_what_it_would_have_brought_is_no_second_mistake() -> None:
    files = {
        "groups/all.csv": "id,name,channels,leader_name\nnorth,North,wiki,Ada\n",
        "waivers.csv": "record,rule,reason\ngroups/north,their-rule,x\n",
    }

    def rules(plugins: str) -> set[str]:
        result = check(load(tree({**files, "community.yml": COMMUNITY + plugins})), NOW)
        assert isinstance(result, Checked)
        return {finding.rule for finding in result.findings}

    echoes = {"unknown-channel", "unknown-rule"}
    assert echoes < rules("")
    assert not echoes & rules("plugins: [elsewhere]\n")
