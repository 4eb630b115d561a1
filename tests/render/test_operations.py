from __future__ import annotations

from kits.model.artifacts import File, Page
from kits.render.operations import operations
from kits.render.ops.sends import Sends
from tests.render.handbook.rendered import NOW, example, seen


def made() -> dict[str, Page | File]:
    """What stands below `ops/` of the example, by path."""
    view = seen(example().community)
    led = dict.fromkeys(example().community.groups, "Ines")
    found = operations(view, Sends(), {}, led, {}, (), (), 118, NOW)
    return {one.path: one for one in found if isinstance(one, (Page, File))}


def test_every_style_and_script_that_a_page_names_is_there() -> None:
    files = made()
    for page in files.values():
        if isinstance(page, Page):
            for kind in ("styles", "scripts"):
                named = page.meta.get(kind, [])
                assert isinstance(named, list)
                assert set(named) <= files.keys(), page.path
