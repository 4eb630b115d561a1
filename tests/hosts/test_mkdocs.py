import logging
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from kits.hosts.host import HostFailed
from kits.hosts.mkdocs import MkDocs
from kits.hosts.stage import Stage, write_stage
from kits.model.artifacts import Page
from tests.lamp import maker_of

SHELL = (
    "{% extends 'base.html' %}{% block content %}<main>OWN {{ page.content }}</main>{% endblock %}"
)


def stage(tmp_path: Path, body: str = "灯", path: str = "index.md") -> Stage:
    pages = [Page(path=path, title="灯", body=body, listed=True)]
    return write_stage(tmp_path / "stage", "public", pages, maker_of(tmp_path))


def test_nothing_reaches_the_terminal_and_warnings_are_returned(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = stage(tmp_path, "[x](missing.md)")
    rendered = MkDocs(project).render(made, tmp_path / "out")
    assert rendered.warnings == (
        "Doc file 'index.md' contains a link 'missing.md', but the target is not found among documentation files.",
    )
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").propagate


def test_material_without_fonts_is_the_theme_when_none_is_named(
    project: Path, tmp_path: Path
) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\n")
    MkDocs(project).render(stage(tmp_path), tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "mkdocs-material" in page
    assert "fonts.g" not in page


def test_the_projects_templates_come_before_ours(project: Path, tmp_path: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: own}\nplugins: {search: {}, kits: {}}\n"
    )
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text(SHELL)
    MkDocs(project).render(stage(tmp_path), tmp_path / "out", "https://example.org/")
    assert "<main>OWN" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "lastmod" not in (tmp_path / "out" / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("site_name: [", "MkDocs could not build the pages: "),
        ("", "MkDocs could not build the pages: "),
        ("site_name: x\ntheme: nowhere\n", "Unrecognised theme name: 'nowhere'"),
        ("site_name: x\nplugins: [nothing]\n", 'The "nothing" plugin is not installed'),
    ],
)
def test_a_wrong_setting_is_a_sentence(
    project: Path, tmp_path: Path, settings: str, sentence: str
) -> None:
    (project / "mkdocs.yml").write_text(settings)
    with pytest.raises(HostFailed, match=sentence):
        MkDocs(project).render(stage(tmp_path), tmp_path / "out")


def test_a_page_that_the_host_leaves_out_is_missed(project: Path, tmp_path: Path) -> None:
    made = stage(tmp_path, path="templates/index.md")
    with pytest.raises(HostFailed, match=r'"templates/index\.md" did not come out'):
        MkDocs(project).render(made, tmp_path / "out")


MARKED = """\
site_name: <svg onload=alert(1)> 灯 & "co"
site_description: '"><script>alert(2)</script>'
site_author: '"><script>alert(3)</script>'
copyright: <a href="https://example.org/">灯</a> <img src=/x onerror=alert(4)>
nav: [{"<svg onload=alert(5)>": index.md}, {"<svg onload=alert(6)>": [{"<i>": about.md}]}]
theme: {name: material}
"""


def test_what_a_project_says_of_its_site_is_text(project: Path, tmp_path: Path) -> None:
    (project / "mkdocs.yml").write_text(MARKED, encoding="utf-8")
    pages = [
        Page(path=path, title="灯", body="灯", listed=True) for path in ("index.md", "about.md")
    ]
    made = write_stage(tmp_path / "stage", "public", pages, maker_of(tmp_path))
    MkDocs(project).render(made, tmp_path / "out")
    page = document_fromstring((tmp_path / "out" / "about" / "index.html").read_bytes())
    assert not page.xpath("//@onload | //@onerror | //script[contains(text(), 'alert')]")
    assert page.findtext(".//title") == '<i> - <svg onload=alert(1)> 灯 & "co"'
    assert page.xpath("//meta[@name='description']/@content") == ['"><script>alert(2)</script>']
    assert page.xpath("//div[@class='md-copyright__highlight']/a/@href") == ["https://example.org/"]
    assert page.xpath("//a[contains(@class, 'md-header__button')]/@title") == [
        '<svg onload=alert(1)> 灯 & "co"'
    ]
