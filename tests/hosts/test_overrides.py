"""What our templates add to a theme, in both hosts."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

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


@pytest.mark.parametrize("language", ["zh", "en", "ar", "fr"])
def test_the_search_shortens_no_word(project: Path, tmp_path: Path, language: str) -> None:
    settings = f"site_name: Lamp\ntheme: {{name: material, language: {language}}}\n"
    found = search_of(project, tmp_path, settings)
    assert found["pipeline"] == []
    assert re.split(found["separator"], "《灯》（lamps），mats。1.5") == [
        "",
        "灯",
        "lamps",
        "mats",
        "1.5",
    ]


def test_what_a_project_says_of_its_search_holds(project: Path, tmp_path: Path) -> None:
    said = '{separator: "[, ]+", pipeline: [stemmer], lang: [en, de]}'
    found = search_of(project, tmp_path, f"site_name: Lamp\nplugins: [{{search: {said}}}]\n")
    assert (found["separator"], found["pipeline"]) == ("[, ]+", ["stemmer"])


def search_of(project: Path, folder: Path, settings: str) -> dict[str, Any]:
    """The settings of the search that a site comes with."""
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    page = Page(path="index.md", title="Lamp", body="Lamp", listed=True)
    stage = write_stage(folder / "stage", "public", [page], maker_of(folder))
    MkDocs(project).render(stage, folder / "out")
    index = json.loads((folder / "out/search/search_index.json").read_text("utf-8"))
    found: dict[str, Any] = index["config"]
    return found


@pytest.mark.parametrize("host", [MkDocs, Zensical])
def test_a_heading_in_any_script_can_be_linked(
    project: Path, tmp_path: Path, host: type[MkDocs] | type[Zensical]
) -> None:
    body = "# 灯\n\n## 谁付钱\n\n## Who pays\n\n[谁](#谁付钱)"
    page = Page(path="index.md", title="灯", body=body, listed=True)
    stage = write_stage(tmp_path / "stage", "public", [page], maker_of(tmp_path))
    host(project).render(stage, tmp_path / "out")
    made = read(tmp_path / "out/index.html")
    assert made.xpath("//article//h2/@id") == ["谁付钱", "who-pays"]
    assert made.xpath("//h2/span/@id") == ["_2"]
    assert "#谁付钱" in [unquote(way) for way in made.xpath("//nav//a/@href")]
