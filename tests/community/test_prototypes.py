"""Every page of the reference community that is joined from parts is the page of its template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from kits.leaders import phones
from kits.pipeline import Checked, check, load
from kits.render.prototypes import Prototypes
from kits.source.trees import FolderTree
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
    checked = check(load(FolderTree(reference.project)), datetime.fromisoformat(NOW))
    assert isinstance(checked, Checked)
    pages = [made.path for made in phones(checked) if made.path.endswith("index.html")]
    assert len(compared) >= len(pages) > 300
