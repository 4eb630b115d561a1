"""A community has one name and one language, whatever its site generator is told."""

from pathlib import Path

import lxml.html
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from zensical import __file__ as zensical

from kits.hosts.mkdocs import MkDocs
from kits.hosts.stage import write_stage
from kits.hosts.zensical import Zensical
from kits.model.artifacts import Identity, Page
from kits.model.tongues import THEME, theme_language
from tests.cli.project import small_project
from tests.lamp import maker_of

LAMP = Identity(locale="zh-CN", names={"zh-CN": "灯下 <b>", "en": "Lamplight & co"})
PAGES = [
    Page(path="index.md", title="灯", body="灯", listed=True, meta={"lang": "zh-CN"}, site=LAMP),
    Page(path="about.en.md", title="About", body="We", meta={"lang": "en"}),
    Page(path="about.ar.md", title="عن", body="نحن", meta={"lang": "ar"}),
]


@pytest.mark.parametrize("host", [MkDocs, Zensical])
@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ('site_name: ""', "zh"),
        ("site_name: Another\ntheme: {name: material, language: en}", "zh"),
        ("theme: {name: material, language: zh-TW}", "zh-TW"),
    ],
)
def test_pages_bear_the_name_and_language_of_the_community(
    project: Path,
    tmp_path: Path,
    host: type[MkDocs] | type[Zensical],
    settings: str,
    language: str,
) -> None:
    (project / "mkdocs.yml").write_text(settings)
    stage = write_stage(tmp_path / "stage", "public", PAGES, maker_of(tmp_path))
    host(project).render(stage, tmp_path / "out")
    titles = {}
    for path in ("index.html", "about.en/index.html", "about.ar/index.html"):
        page = lxml.html.fromstring((tmp_path / "out" / path).read_bytes())
        assert page.xpath("/html/@lang") == [language]
        assert "Another" not in page.text_content()
        titles[path] = page.findtext(".//title").rpartition(" - ")[2]
    assert list(titles.values()) == ["灯下 <b>", "Lamplight & co", "灯下 <b>"]


@pytest.mark.parametrize("settings", ['site_name: ""', "site_name: Another"])
def test_so_they_do_when_mkdocs_builds(tmp_path: Path, settings: str) -> None:
    project = small_project(tmp_path)
    (project / "content/pages").mkdir()
    host = project / "mkdocs.yml"
    host.write_text(host.read_text().replace("site_name: Harbour Readers", settings))
    build(load_config(str(host)))
    page = lxml.html.fromstring((project / "site/public/index.html").read_bytes())
    assert page.findtext(".//title") == "Harbour Readers"


def test_the_languages_of_the_theme_are_known() -> None:
    import material

    for package in (material.__file__, zensical):
        folder = Path(str(package)).parent / "templates/partials/languages"
        assert set(THEME) == {file.stem for file in folder.glob("*.html")}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(("zh", "zh"), ("zh-CN", "zh"), ("zh-Hans-SG", "zh"), ("zh-HK", "zh-TW")),
        *(("zh-Hant", "zh-Hant"), ("pt-br", "pt-BR"), ("en-GB", "en"), ("no", "nb")),
        *(("sw", None), ("yue", None)),
    ],
)
def test_a_locale_is_the_nearest_language_that_there_is(locale: str, language: str | None) -> None:
    assert theme_language(locale) == language
