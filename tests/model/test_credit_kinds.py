import ast
import inspect
import re
from pathlib import Path

import kits
from kits.model.audiences import Audience
from kits.model.credit_kinds import KINDS, CreditKind, kind_of
from kits.rules.badges import unearnable_badge, unknown_credit

IDS = {kind.id for kind in KINDS}
OTHERS = {"credit_kinds.py", "contributors.py"}
"""The declaration; and what maps it to words of others, as anybody's plugin would."""


def test_a_kind_of_a_community_s_own_has_nothing_but_its_name() -> None:
    assert all(kind_of(kind.id) is kind for kind in KINDS)
    assert kind_of("neighbourhood") == CreditKind(id="neighbourhood")


def test_who_may_know_and_what_is_common_is_as_it_is_meant() -> None:
    assert {kind.id for kind in KINDS if kind.audience is not Audience.PUBLIC} == {"lesson"}
    assert {kind.id for kind in KINDS if kind.waits_for_results} == {"win"}
    assert {kind.id for kind in KINDS if kind.is_common} == {"lead", "lesson", "mentor"}
    assert {kind.id for kind in KINDS if not kind.is_role} == {"praise"}


def test_pages_of_rules_name_the_kinds_that_there_are() -> None:
    said = (inspect.getdoc(unknown_credit) or "").partition("Bad:")[0]
    assert set(re.findall(r"`([a-z]+)`", said)) == IDS
    said = (inspect.getdoc(unearnable_badge) or "").partition("of the kinds")[2]
    groupless = set(re.findall(r"`([a-z]+)`", said.partition("are for no group")[0]))
    assert groupless == {kind.id for kind in KINDS if not kind.has_group}


def test_no_second_list_of_kinds_stands_anywhere() -> None:
    assert _lists(ast.parse("shown = kind in ('lead', 'win')"))[0] == {"lead", "win"}
    root = Path(kits.__file__).parent
    for file in root.rglob("*.py"):
        if file.name not in OTHERS:
            for named in _lists(ast.parse(file.read_text(encoding="utf-8"))):
                assert len(named & IDS) < 2, f"{file}: {named}"
    for file in root.glob("render/templates/**/*"):
        if file.is_file():
            named = set(re.findall(r"""["']([a-z]+)["']""", file.read_text(encoding="utf-8")))
            assert len(named & IDS) < 2, f"{file}: {named & IDS}"


def _lists(tree: ast.Module) -> list[set[object]]:
    """The strings that each list, set, mapping, comparison or `match` of a module holds."""
    kinds = ast.List | ast.Tuple | ast.Set | ast.Dict | ast.Compare | ast.Match | ast.BoolOp
    return [
        {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]
