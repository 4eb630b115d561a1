import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from kits.hosts.building import build_tree
from kits.hosts.mkdocs import MkDocs
from kits.hosts.plugin import KitsPlugin, PublicSite, moment, refuse_shared
from kits.hosts.scratch import open_scratch
from kits.model.artifacts import Artifact, Made
from kits.model.findings import Finding, error, say, warning
from kits.model.places import Place
from kits.render.extras.qr import QrPng
from tests.hosts.pages import small_site

PLACE = Place("content/campaigns/a.md", 7, 5)
WRONG = error("unknown-group", PLACE, say('no group is called "x"'), say("name one that is there"))
POOR = warning("no-link", PLACE, say("there is no link"), say("add one"))


def configured(
    project: Path, *findings: Finding, url: str | None = None, more: Iterable[Artifact] = ()
) -> MkDocsConfig:
    """The project's configuration with the plugin, as MkDocs loads it; `more` is made too."""

    class Plugin(KitsPlugin):
        @staticmethod
        def source(project: Path, now: datetime) -> PublicSite:
            return PublicSite(findings, artifacts(), url)

    def artifacts() -> Iterable[Artifact]:
        if WRONG in findings:
            pytest.fail("a site was made of a community with errors")
        yield from small_site()
        yield from more

    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["kits"] = Plugin()
    return config


def read(tree: Path) -> dict[str, bytes]:
    return {
        path.relative_to(tree).as_posix(): path.read_bytes()
        for path in tree.rglob("*")
        if path.is_file()
    }


def test_mkdocs_build_makes_the_public_site_that_kits_build_makes(project: Path) -> None:
    site, address = project / "site", "https://example.org/lamp/"
    with open_scratch(project, site) as scratch:
        build_tree(
            small_site(),
            audience="public",
            project=project,
            target=site / "public",
            scratch=scratch,
            host=MkDocs(project),
            site_url=address,
        )
    expected = read(site / "public")
    shutil.rmtree(site / "public")
    build(configured(project, POOR, url=address))
    assert read(site / "public") == expected


def test_what_is_costly_is_made(project: Path) -> None:
    code = QrPng("https://x.example")
    build(configured(project, more=[Made(path="img/code.png", work=code)]))
    assert (project / "site/public/img/code.png").read_bytes().startswith(b"\x89PNG")


def test_other_trees_are_left_alone(project: Path) -> None:
    kit = project / "site" / "leaders" / "g" / "kit.json"
    kit.parent.mkdir(parents=True)
    kit.write_bytes(b"{}")
    build(configured(project))
    assert kit.read_bytes() == b"{}"
    assert sorted(path.name for path in (project / "site").iterdir()) == ["leaders", "public"]


def test_a_site_dir_that_holds_other_trees_is_refused(project: Path) -> None:
    (project / "site" / "leaders").mkdir(parents=True)
    with pytest.raises(PluginError, match=r"write site_dir: site/public in mkdocs\.yml"):
        refuse_shared(project / "site")
    refuse_shared(project / "site" / "public")


def test_errors_stop_mkdocs_with_their_findings(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build(configured(project, WRONG))
    assert 'content/campaigns/a.md:7:5: error[unknown-group]: no group is called "x"' in caplog.text
    assert not (project / "site" / "public").exists()


def test_docs_dir_is_the_operators_again_when_the_build_is_done(project: Path) -> None:
    config = configured(project)
    build(config)
    assert config.docs_dir == str(project / "content" / "pages")


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796184000")
    assert moment() == datetime(2026, 12, 2, 4, 0, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    with pytest.raises(PluginError, match='SOURCE_DATE_EPOCH is "abc", not a number of seconds'):
        moment()
