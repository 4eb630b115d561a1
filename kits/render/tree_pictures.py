"""A tree as a picture, a line for each of its nodes, and as a list for those who cannot see one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kits.model.lineage import Tree
from kits.render.extras.letters import width
from kits.render.extras.lines import fit

LINE, STEP, DOT = 30, 22, 5
"""How high a line is, how far each generation stands in, and how large its dot is."""
NAME, NOTE = 15, 13
"""How large names are written, and the words beside them: `lineage.css` has the same."""
WIDER = 1.12
"""How much wider than ours a phone's letters may be."""
WIDEST = 356
"""What a phone shows without scrolling; longer names are cut in the picture."""
GAP, LEAST = 6, 120
"""What lies between a name and the words beside it, which are cut where at least so
much is left, else left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Somebody or something, as a tree shows them."""

    name: str
    note: str = ""
    """What stands beside the name, smaller."""
    href: str | None = None
    look: str = "person"
    """`person`, `group`, `campaign`, or `over` for a group that is closed."""


def picture(tree: Tree, leaves: Mapping[str, Leaf], mark: str, title: str, about: str) -> Markup:
    """The tree as SVG, in colours of the page; `mark` tells its ids from those of others."""
    lines: list[str] = []
    dots: list[Markup] = []
    texts: list[Markup] = []
    above: list[int] = []
    right = 0.0
    for row, (depth, node) in enumerate(tree.walk()):
        x, y, leaf = DOT + 4 + depth * STEP, row * LINE + LINE // 2, leaves[node.key]
        del above[depth:]
        if above:
            at = x - STEP
            lines.append(f"M{at} {above[-1] + DOT}V{y - 9}q0 9 9 9H{x - DOT}")
        above.append(y)
        dots.append(_dot(leaf.look if depth else f"{leaf.look} first", x, y))
        said, end = _said(leaf, x + DOT + 7, y)
        texts.append(said)
        right = max(right, end)
    across, down = min(WIDEST, round(right + 4)), tree.size * LINE
    return Markup(
        '<svg class="tree" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}" role="img" aria-labelledby="{mark}-t {mark}-d"><title id="{mark}-t">{title}'
        '</title><desc id="{mark}-d">{about}</desc><path d="{lines}"/>{dots}{texts}</svg>'
    ).format(
        w=across,
        h=down,
        mark=mark,
        title=title,
        about=about,
        lines="".join(lines),
        dots=Markup("").join(dots),
        texts=Markup("").join(texts),
    )


def _dot(look: str, x: int, y: int) -> Markup:
    if look.startswith("campaign"):
        side = 2 * DOT - 1
        return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>').format(
            look, x - DOT + 0.5, y - DOT + 0.5, side, side
        )
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(look, x, y, DOT)


def _said(leaf: Leaf, x: int, y: int) -> tuple[Markup, float]:
    """Its words from `x` on, and where they end; its name has room first."""
    name, end = _fit(leaf.name, x, NAME)
    note, over = _fit(leaf.note, end + GAP, NOTE) if leaf.note else ("", end)
    if note != leaf.note and end + LEAST > WIDEST:
        note, over = "", end
    beside = Markup(" <tspan>{}</tspan>").format(note) if note else ""
    return Markup('<text x="{}" y="{}">{}{}</text>').format(x, y + 5, name, beside), over


def _fit(text: str, x: float, size: int) -> tuple[str, float]:
    """A text cut to what is left of the line from `x` on, and where it ends."""
    (line,) = fit(text, max(0, WIDEST - x) / WIDER, ((size, 1),)).lines
    return line, x + width(line, size) * WIDER


def listed(tree: Tree, leaves: Mapping[str, Leaf]) -> Markup:
    """The tree as a nested list, with the way to each."""
    parts: list[Markup] = []
    before = -1
    for depth, node in tree.walk():
        parts.append(Markup("<ul><li>") if depth > before else Markup("</li><li>"))
        if depth < before:
            parts[-1] = Markup("</li></ul>" * (before - depth) + "</li><li>")
        parts.append(_item(leaves[node.key]))
        before = depth
    return Markup("").join((*parts, Markup("</li></ul>" * (before + 1))))


def _item(leaf: Leaf) -> Markup:
    name = Markup("<bdi>{}</bdi>").format(leaf.name)
    if leaf.href:
        name = Markup('<a href="{}">{}</a>').format(leaf.href, name)
    return name + Markup(' <span class="size">{}</span>').format(leaf.note) if leaf.note else name
