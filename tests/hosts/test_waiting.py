from pathlib import Path

import pytest

from kits.hosts.waiting import Waiting
from kits.model.artifacts import Stamped


@pytest.mark.parametrize("held", [1 << 20, 100])
def test_pages_come_back_in_order_from_memory_and_from_disk(tmp_path: Path, held: int) -> None:
    pages = [
        Stamped(kind="group", locale="zh", path=f"g/{n}/index.html", values={"body": "灯" * 50})
        for n in range(30)
    ]
    with Waiting(tmp_path, held) as waiting:
        for page in pages:
            waiting.add(page)
        assert list(waiting.release()) == pages
