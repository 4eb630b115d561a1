"""What our templates add to a theme, in both hosts."""

from pathlib import Path

import lxml.html
import pytest

from kits.hosts.mkdocs import MkDocs
from kits.hosts.stage import write_stage
from kits.hosts.zensical import Zensical
from kits.model.artifacts import Page
from tests.lamp import maker_of

SETTINGS = """\
site_name: 灯下
theme: {name: material, custom_dir: own, language: zh}
extra_css: [own.css]
"""
STYLE = "assets/kits/pages.css"


@pytest.fixture(params=[MkDocs, Zensical])
def site(request: pytest.FixtureRequest, project: Path, tmp_path: Path) -> Path:
    """A community with a style of its own, and a page in each of three languages."""
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (project / "own").mkdir()
    (project / "own" / "own.css").write_text("p { color: red }")
    pages = [
        Page(path="index.md", title="灯", body="灯", listed=True, meta={"lang": "zh"}),
        Page(path="index.en.md", title="Lamp", body="Lamp", meta={"lang": "en"}),
        Page(path="plain.md", title="Plain", body="Plain"),
    ]
    stage = write_stage(tmp_path / "stage", "public", pages, maker_of(tmp_path))
    request.param(project).render(stage, tmp_path / "out")
    return tmp_path / "out"


def read(page: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(page.read_bytes())


def test_an_article_in_another_language_than_the_theme_says_so(site: Path) -> None:
    english = read(site / "index.en" / "index.html")
    assert english.xpath("/html/@lang") == ["zh"]
    assert english.xpath("//article//h1/ancestor::*/@lang")[1:] == ["en"]
    for path in ("index.html", "plain/index.html", "404.html"):
        assert read(site / path).xpath("//@lang") == ["zh"]


def test_our_style_is_there_and_the_communitys_own_comes_after_it(site: Path) -> None:
    found = read(site / "plain" / "index.html").xpath("//link[@rel='stylesheet']/@href")
    assert found[-2:] == [f"../{STYLE}", "../own.css"]
    assert "--kits-lamp" in (site / STYLE).read_text(encoding="utf-8")
