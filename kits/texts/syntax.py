"""What may stand in a message template, and what it is compiled to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jinja2 import nodes

from kits.texts.environment import FILTERS, ITERATE, PRINT, TESTS
from kits.texts.names import NAMES

EXPRESSIONS = (
    nodes.Const, nodes.TemplateData, nodes.Tuple, nodes.List, nodes.Name, nodes.Getattr,
    nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
)  # fmt: skip
STATEMENTS = (nodes.Template, nodes.Output, nodes.If, nodes.For, nodes.Assign)
TAGS: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "set … endset",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.With: "with",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a template that cannot be used: what it is, the name to point at, the line."""

    kind: str
    """`tag`, `call`, `operator`, `filter`, `test`, `name`, `field`, `ask`, or `wrong-audience`."""
    name: str
    line: int
    record: str = ""
    """Of a field: the record that lacks it."""


def check_syntax(tree: nodes.Template, refused_names: Collection[str]) -> Iterator[Refused]:
    """What may not stand in a message; `refused_names` say nothing to these readers."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    yield from _check(tree, frozenset(own), refused_names)


def _check(node: nodes.Node, own: frozenset[str], refused: Collection[str]) -> Iterator[Refused]:
    line = node.lineno
    if isinstance(node, nodes.Call):
        asked = isinstance(node.node, nodes.Name) and node.node.name == "ask"
        name = node.node.name if isinstance(node.node, nodes.Name) else "("
        yield Refused("ask" if asked else "call", name, line)
        return
    if isinstance(node, nodes.Name):
        if node.name in refused:
            yield Refused("wrong-audience", node.name, line)
        elif node.name not in NAMES and node.name not in own and node.name != "loop":
            yield Refused("name", node.name, line)
    elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield Refused("filter", node.name, line)
    elif isinstance(node, nodes.Test) and node.name not in TESTS:
        yield Refused("test", node.name, line)
    elif isinstance(node, (nodes.Getattr, nodes.Getitem)):
        yield from _check_field(node, own)
    elif not isinstance(node, (*EXPRESSIONS, *STATEMENTS)):
        tag = TAGS.get(type(node))
        yield Refused("tag" if tag else "operator", tag or _sign(node), line)
        return
    for child in node.iter_child_nodes():
        yield from _check(child, own, refused)


def _check_field(node: nodes.Getattr | nodes.Getitem, own: frozenset[str]) -> Iterator[Refused]:
    if not isinstance(node.node, nodes.Name) or node.node.name in own:
        return
    fields = NAMES.get(node.node.name)
    if fields is None:
        return
    if isinstance(node, nodes.Getattr):
        name = node.attr
    elif isinstance(node.arg, nodes.Const):
        name = str(node.arg.value)
    else:
        return
    if name not in fields:
        yield Refused("field", name, node.lineno, node.node.name)


def _sign(node: nodes.Node) -> str:
    return str(getattr(node, "operator", type(node).__name__.lower()))


def wrap(tree: nodes.Template) -> int:
    """Number every printed expression and bound every loop, in place; how many are printed.

    An inline `if` without `else` prints nothing instead of an undefined value.
    """
    number = 0
    for conditional in tree.find_all(nodes.CondExpr):
        conditional.expr2 = conditional.expr2 or nodes.Const("", lineno=conditional.lineno)
    for loop in tree.find_all(nodes.For):
        loop.iter = _filtered(loop.iter, ITERATE)
    for output in tree.find_all(nodes.Output):
        for place, child in enumerate(output.nodes):
            if not isinstance(child, nodes.TemplateData):
                output.nodes[place] = _filtered(child, PRINT, number)
                number += 1
    return number


def _filtered(node: nodes.Node, name: str, *arguments: int) -> nodes.Filter:
    assert isinstance(node, nodes.Expr), "only expressions are printed and repeated over"
    line = node.lineno
    constants = [nodes.Const(argument, lineno=line) for argument in arguments]
    return nodes.Filter(node, name, constants, [], None, None, lineno=line)
