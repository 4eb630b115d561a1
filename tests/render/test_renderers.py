"""Every renderer stands in a tuple of its shape, and an audience gets what stands below it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from kits.model.artifacts import Artifact, File, Page
from kits.model.audiences import Audience
from kits.model.bundles import Bundle
from kits.render.handbook.prose import handbook_folder
from kits.render.renderers import (
    BUILT_IN,
    OfBundle,
    OfShares,
    OfView,
    phones_beside,
    phones_of,
)
from kits.source.trees import FolderTree
from tests.bundled import bundled
from tests.render.handbook.rendered import NOW, example

SHAPES: tuple[tuple[Any, tuple[Callable[..., Any], ...]], ...] = (
    (OfView, (*(one for _lowest, one in BUILT_IN.of_view), *BUILT_IN.phones_of_view)),
    (OfShares, (*(one for _lowest, one in BUILT_IN.of_shares), *BUILT_IN.phones_of_shares)),
    (OfBundle, BUILT_IN.phones_of_bundle),
)
EACH = [(shape, one) for shape, those in SHAPES for one in those]


@pytest.mark.parametrize(("shape", "one"), EACH, ids=lambda value: getattr(value, "__name__", ""))
def test_a_renderer_takes_what_its_shape_says_and_nothing_else(
    shape: Any, one: Callable[..., Any]
) -> None:
    taken, _given = shape.__args__[:-1], shape.__args__[-1]
    parameters = inspect.signature(one).parameters.values()
    hints = get_type_hints(one)
    assert [hints[each.name] for each in parameters] == list(taken)
    assert all(each.default is each.empty for each in parameters)
    assert all(each.kind is each.POSITIONAL_OR_KEYWORD for each in parameters)
    assert (
        hints["return"].__args__ == (Artifact,) or hints["return"].__args__[0] in Artifact.__args__
    )


def test_no_renderer_stands_in_two_places() -> None:
    every = [one for _shape, one in EACH]
    assert len(set(every)) == len(every)


def made(audience: Audience) -> dict[str, Artifact]:
    return {each.path: each for each in example().pages(audience)}


def test_an_audience_gets_what_stands_below_it_and_its_own() -> None:
    public, leaders, operators = map(made, Audience)
    assert public.keys() < leaders.keys() < operators.keys()
    assert not [path for path in public if path.startswith(("ops/", "g/", "l/", "training/"))]
    assert not [path for path in leaders if path.startswith("ops/")]
    own = operators.keys() - leaders.keys()
    assert {path for path in operators if path.startswith("ops/")} < own
    assert all(path.startswith(("ops/", "assets/kits/")) for path in own)


def test_phones_have_all_that_is_of_one_group_and_of_none() -> None:
    checked, bundles = bundled(FolderTree(handbook_folder() / "example"), NOW)
    view = checked.view(Audience.LEADERS)
    of_groups = [one.path for bundle in bundles for one in phones_of(BUILT_IN, view, bundle)]
    beside = [one.path for one in phones_beside(BUILT_IN, view, checked.shares)]
    assert [one.path for one in checked.phones(bundles)] == [*of_groups, *beside]
    assert len(set(of_groups + beside)) == len(of_groups + beside)
    for bundle in bundles:
        assert f"g/{bundle.group.id}/index.html" in of_groups
        for kit in bundle.kits:
            assert f"g/{bundle.group.id}/{kit.campaign.id}/kit.json" in of_groups
    assert {path for path in beside if path.startswith("g/")} == {"g/index.html", "g/groups.json"}


def test_a_bundle_tells_nothing_of_other_groups() -> None:
    checked, bundles = bundled(FolderTree(handbook_folder() / "example"), NOW)
    view = checked.view(Audience.LEADERS)

    def pages(bundle: Bundle) -> list[str]:
        return [one.path for one in phones_of(BUILT_IN, view, bundle) if one.path.startswith("g/")]

    for bundle in bundles:
        assert all(path.startswith(f"g/{bundle.group.id}/") for path in pages(bundle))


def test_every_style_and_script_that_a_page_names_is_there() -> None:
    files = made(Audience.OPERATORS)
    named = 0
    for page in files.values():
        if isinstance(page, Page) and page.path.startswith("ops/"):
            for kind in ("styles", "scripts"):
                names = page.meta.get(kind, [])
                assert isinstance(names, list)
                assert set(names) <= files.keys(), page.path
                assert all(isinstance(files[name], File) for name in names)
                named += len(names)
    assert named
