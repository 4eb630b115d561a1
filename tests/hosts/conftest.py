from collections.abc import Iterator
from pathlib import Path

import pytest

from kits.hosts.scratch import open_scratch
from tests.lamp import LAMP

SETTINGS = """\
site_name: Lamplight & 灯下
docs_dir: content/pages
site_dir: site/public
theme: {name: material, language: zh}
plugins: [search]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with its settings and one image."""
    folder = tmp_path / "project"
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "content" / "pages" / "lamp.png").write_bytes(LAMP)
    return folder


@pytest.fixture
def out(project: Path) -> Path:
    return project / "site"


@pytest.fixture
def scratch(project: Path, out: Path) -> Iterator[Path]:
    with open_scratch(project, out) as folder:
        yield folder
