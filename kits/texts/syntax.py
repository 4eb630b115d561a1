"""What may stand in a message template, and what it is compiled to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from kits.model.findings import Words
from kits.model.sentinels import ASK_CLOSE, ASK_OPEN
from kits.texts.environment import ITERATE, JOIN, LIST, PRINT, TESTS
from kits.texts.filters import FILTERS
from kits.texts.names import BLOCKS, NAMES
from kits.texts.positions import Tag

EXPRESSIONS = (
    nodes.Const, nodes.TemplateData, nodes.Tuple, nodes.List, nodes.Name, nodes.Getattr,
    nodes.Getitem, nodes.Filter, nodes.Keyword, nodes.Test, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
)  # fmt: skip
STATEMENTS = (nodes.Template, nodes.Output, nodes.If, nodes.For, nodes.Assign)
TAGS = frozenset({"if", "elif", "else", "endif", "for", "endfor", "set"})
SIGNS: dict[type[nodes.Node], str] = {nodes.Slice: "[", nodes.Dict: "{"}
"""How expressions that cannot stand in a message begin, where they do not say it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a template that cannot be used: what it is, the word to point at, where."""

    kind: str
    """`tag`, `call`, `operator`, `number`, `filter`, `test`, `name`, `field`, `part`, `nothing`,
    `wrong-audience`, or of an ask: `misplaced`, `second`, `computed`, `unasked` or `woven`."""
    name: str
    at: int
    """The offset from which on the name is next; of an operator, before which it was last."""
    record: str = ""
    """Of a field or part: what lacks it."""
    hint: Words | None = None
    """Of a name that says nothing here: what to do."""


def check_tags(tags: Iterable[Tag]) -> Iterator[Refused]:
    """The tags that a message does not have; of a block, its beginning alone."""
    for tag in tags:
        if tag.name and tag.name not in TAGS and not tag.name.startswith("end"):
            yield Refused("tag", tag.name, tag.at)


def take_ask(tree: nodes.Template, *, in_report: bool) -> Iterator[Refused]:
    """Puts the question of a report in place of its `ask`; the first that cannot be asked."""
    for number, call in enumerate(filter(_asks, tree.find_all(nodes.Call))):
        output = next((out for out in _outputs(tree) if call in out.nodes), None)
        match (call.args, call.kwargs, call.dyn_args, call.dyn_kwargs):
            case ([nodes.Const(value=str(question))], [], None, None) if question.strip():
                kind = "second" if number else "" if output else "woven"
            case ([] | [nodes.Const()], [], None, None):
                question, kind = "", "unasked"
            case _:
                question, kind = "", "computed"
        if kind or not in_report:
            yield Refused(kind if in_report else "misplaced", "ask", call.node.lineno - 1)
            return
        assert output, "what stands in no output is refused"
        asked = f"{ASK_OPEN}{' '.join(question.split())}{ASK_CLOSE}"
        output.nodes[output.nodes.index(call)] = nodes.TemplateData(asked, lineno=call.lineno)


def _asks(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name == "ask"


def _outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    """What is printed once at most."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield child
        elif not isinstance(child, nodes.For):
            yield from _outputs(child)


def check_syntax(tree: nodes.Template, refused: Mapping[str, Words]) -> Iterator[Refused]:
    """What may not stand in a message; `refused` are names that say nothing here, with hints."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    yield from _check(tree, frozenset(own), refused)


def _check(
    node: nodes.Node, own: frozenset[str], refused: Mapping[str, Words]
) -> Iterator[Refused]:
    at = (node.lineno or 1) - 1  # the parser gives no line to the right side of a comparison
    if isinstance(node, nodes.Call):
        if not _asks(node):
            yield Refused("call", "(", at)
        return
    if isinstance(node, nodes.AssignBlock) or (isinstance(node, nodes.For) and node.recursive):
        what = "set … endset" if isinstance(node, nodes.AssignBlock) else "for … recursive"
        yield Refused("tag", what, at)
        return
    if not isinstance(node, (*EXPRESSIONS, *STATEMENTS)):
        yield Refused("operator", *_sign(node))
        return
    if isinstance(node, nodes.Const) and node.value == math.inf:
        yield Refused("number", "", at)
    elif isinstance(node, nodes.Name):
        if node.name in refused:
            yield Refused("wrong-audience", node.name, at, hint=refused[node.name])
        elif node.name not in NAMES and node.name not in own:
            yield Refused("name", node.name, at)
    elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield Refused("filter", node.name, at)
    elif isinstance(node, nodes.Test) and node.name not in TESTS:
        yield Refused("test", node.name, at + len("is"))
    elif isinstance(node, (nodes.Getattr, nodes.Getitem)):
        yield from _check_field(node, own)
    elif isinstance(node, nodes.Output):
        for printed in node.nodes:
            if isinstance(printed, nodes.Const) and printed.value is None:
                yield Refused("nothing", "none", printed.lineno - 1)
    for child in node.iter_child_nodes():
        yield from _check(child, own, refused)


def _check_field(node: nodes.Getattr | nodes.Getitem, own: frozenset[str]) -> Iterator[Refused]:
    path = field_path(node)
    if path is None or path[0] in own:
        return
    record, (field, *parts) = path[0], path[1:]
    known = NAMES.get(record)
    if known is None:
        return
    at = (node if isinstance(node, nodes.Getattr) else node.arg).lineno - 1
    if not parts and field not in known:
        yield Refused("field", str(field), at, record)
    elif len(parts) == 1 and isinstance(parts[0], str) and (record, field) not in BLOCKS:
        yield Refused("part", parts[0], at, f"{record}.{field}")


def field_path(node: nodes.Node) -> tuple[str, *tuple[str | int, ...]] | None:
    """The steps of an access such as `group.vars["地点"]`; None where one is not written out."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        inner = field_path(node.node)
        return inner and (*inner, node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        inner = field_path(node.node)
        return inner and (*inner, node.arg.value)
    return None


def _sign(node: nodes.Node) -> tuple[str, int]:
    """How a refused expression is written, and the offset before which that is found."""
    if isinstance(node, nodes.BinExpr):
        return node.operator, _start(node.right)
    if isinstance(node, nodes.NSRef):
        name = f"{node.name}.{node.attr}"
        return name, node.lineno - 1 + len(name)
    sign = SIGNS.get(type(node)) or str(getattr(node, "operator", type(node).__name__.lower()))
    return sign, node.lineno


def _start(node: nodes.Node) -> int:
    """The offset of the first word in an expression."""
    inner = (child.lineno for child in node.find_all(nodes.Node) if child.lineno)
    return min(node.lineno, *inner, node.lineno) - 1


def fields_of(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """What a template reads: each name with the field asked of it, `""` where it is used whole.

    Names that the template sets itself are left out, unless they are names of ours too.
    """
    names = list(tree.find_all(nodes.Name))
    own = {name.name for name in names if name.ctx == "store"} - NAMES.keys()
    whole = {id(name): name.name for name in names if name.ctx == "load" and name.name not in own}
    for access in tree.find_all((nodes.Getattr, nodes.Getitem)):
        assert isinstance(access, (nodes.Getattr, nodes.Getitem)), "find_all is typed loosely"
        path = field_path(access)
        if path and len(path) == 2 and whole.pop(id(access.node), None):
            yield path[0], str(path[1])
    for name in whole.values():
        yield name, ""


def wrap(tree: nodes.Template) -> None:
    """Turn every printed expression into a token and bound every loop and text, in place.

    An inline `if` without `else` prints nothing instead of an undefined value.
    """
    _wrapped(tree)


def _wrapped(node: nodes.Node) -> nodes.Node:
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, name, _wrapped(value))
        elif isinstance(value, list):
            value[:] = [_wrapped(i) if isinstance(i, nodes.Node) else i for i in value]
    if isinstance(node, nodes.Concat):
        first, *others = node.nodes
        return _filtered(first, JOIN, *others)
    if isinstance(node, (nodes.List, nodes.Tuple)) and _is_built(node):
        first, *others = node.items
        return _filtered(first, LIST, *others)
    if isinstance(node, nodes.CondExpr):
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
    elif isinstance(node, nodes.For):
        node.iter = _filtered(node.iter, ITERATE)
    elif isinstance(node, nodes.Output):
        node.nodes = [
            child if isinstance(child, nodes.TemplateData) else _filtered(child, PRINT)
            for child in node.nodes
        ]
    return node


def _is_built(node: nodes.List | nodes.Tuple) -> bool:
    """Whether a list is made of values, not of constants, nor the names of a `set` or `for`."""
    is_target = isinstance(node, nodes.Tuple) and node.ctx == "store"
    return not is_target and not all(isinstance(item, nodes.Const) for item in node.items)


def _filtered(node: nodes.Node, name: str, *others: nodes.Expr) -> nodes.Filter:
    assert isinstance(node, nodes.Expr), "only expressions are printed, joined and repeated over"
    return nodes.Filter(node, name, list(others), [], None, None, lineno=_start(node) + 1)
