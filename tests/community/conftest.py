from __future__ import annotations

import pytest

from tests.browser import Serve
from tests.reference import Reference


@pytest.fixture(scope="session")
def leaders(reference: Reference, serve: Serve) -> str:
    """The address of the leaders' tree."""
    return serve(reference.tree("leaders"))
