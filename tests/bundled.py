"""Communities with what each of their groups gets."""

from __future__ import annotations

from datetime import datetime

from kits.model.bundles import Bundle
from kits.pipeline import Checked, check, load
from kits.source.trees import FileTree


def bundled(tree: FileTree, now: datetime) -> tuple[Checked, list[Bundle]]:
    """A community that can be read, checked, and the bundles of its groups in their order."""
    bundles: list[Bundle] = []
    made = check(load(tree), now, lambda seen, bundle: bundles.append(bundle))
    assert isinstance(made, Checked)
    return made, bundles
