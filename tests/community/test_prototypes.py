"""Every page of the reference community that is joined from parts is the page of its template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from kits.render.prototypes import Prototypes
from kits.source.trees import FolderTree
from tests.bundled import bundled
from tests.reference import NOW, Reference


def test_pages_joined_from_parts_are_those_of_their_templates(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    joined = Prototypes.page

    def page(self: Prototypes, values: Mapping[str, Any]) -> str:
        made = joined(self, values)
        assert made == self._render(values)
        compared.append(made)
        return made

    monkeypatch.setattr(Prototypes, "page", page)
    checked, bundles = bundled(FolderTree(reference.project), datetime.fromisoformat(NOW))
    made = checked.phones(bundles)
    pages = [page.path for page in made if page.path.endswith("index.html")]
    assert len(compared) >= len(pages) > 300
