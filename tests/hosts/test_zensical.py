from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from kits.hosts.stage import Stage, write_stage
from kits.hosts.zensical import lead_from_files, write_project
from kits.model.artifacts import Page
from tests.lamp import maker_of

SETTINGS = """\
site_name: !ENV [NAME, 灯下]
theme: {name: material, custom_dir: own, language: zh}
extra: {a: 1}
markdown_extensions:
  - pymdownx.superfences:
      custom_fences: [{name: m, format: !!python/name:pymdownx.superfences.fence_code_format ''}]
"""


class Plain(yaml.SafeLoader):
    """Reads tags of programs as nothing."""


Plain.add_multi_constructor("", lambda *_: None)


def staged(tmp_path: Path) -> Stage:
    pages = [Page(path="index.md", title="灯", body="灯 <script>1</script>", listed=True)]
    return write_stage(tmp_path / "stage", "leaders", pages, maker_of(tmp_path))


def test_a_stage_becomes_a_project_that_keeps_what_the_community_wrote(
    project: Path, tmp_path: Path
) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (project / "own").mkdir()
    (project / "own" / "sitemap.xml").write_text("own")
    stage = staged(tmp_path)
    write_project(project, stage, None)
    written = (stage.folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert "!ENV [NAME, 灯下]" in written
    assert "!!python/name:pymdownx.superfences.fence_code_format" in written
    plain = yaml.load(written, Plain)
    assert plain["theme"] == {
        "name": "material",
        "font": False,
        "custom_dir": "overrides",
        "language": "zh",
    }
    assert plain["extra"] == {"a": 1, "kits": {"audience": "leaders", "names": {}}}
    assert plain["nav"] == [{"灯": "index.md"}]
    assert (plain["docs_dir"], plain["site_dir"]) == ("docs", "site")
    assert "site_url" not in plain
    assert plain["markdown_extensions"][-1] == "kits.hosts.sanitising"
    assert (stage.folder / "overrides" / "sitemap.xml").read_text() == "own"
    assert (stage.folder / "overrides" / "main.html").is_file()


def test_what_a_project_says_of_its_site_is_text(project: Path, tmp_path: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: <b> & co\ncopyright: <i onclick=x>灯</i>\n", encoding="utf-8"
    )
    stage = staged(tmp_path)
    write_project(project, stage, None)
    plain = yaml.load((stage.folder / "mkdocs.yml").read_text(encoding="utf-8"), Plain)
    assert plain["site_name"] == "&lt;b&gt; & co"
    assert plain["copyright"] == "<i>灯</i>"


def test_mkdocs_builds_the_staged_project_as_it_stands(project: Path, tmp_path: Path) -> None:
    stage = staged(tmp_path)
    write_project(project, stage, None)
    build(load_config(str(stage.folder / "mkdocs.yml")))
    page = (stage.folder / "site" / "index.html").read_text(encoding="utf-8")
    assert 'content="noindex, nofollow"' in page
    assert "<script>1" not in page


def test_what_is_html_leads_from_the_file_as_zensical_reads_it(tmp_path: Path) -> None:
    body = '<img src="../media/images/a.png"> ![b](../b.png) <a href="&#46;&#46;/wall/?a&amp;b">c</a> <img src="c.png">'
    pages = [Page(path=path, title="灯", body=body) for path in ("about.md", "guide/index.md")]
    stage = write_stage(tmp_path / "stage", "public", pages, maker_of(tmp_path))
    lead_from_files(stage)
    about = (stage.docs / "about.md").read_text(encoding="utf-8")
    assert '<img src="media/images/a.png"> ![b](../b.png) <a href="wall/?a&amp;b">c</a>' in about
    assert body in (stage.docs / "guide/index.md").read_text(encoding="utf-8")
