"""A community whose every text attacks: what it builds does nothing that its harmless twin does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from tests.cli.project import kits
from tests.community.hostile import NOW, written

pytestmark = pytest.mark.long

TREES = ("public", "leaders", "operators")
ACTIVE = {"script", "style", "link", "meta", "base", "iframe", "object", "embed", "form", "math"}
ACTIVE |= {"frame", "frameset", "applet", "noscript", "template", "foreignobject", "animate", "use"}
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "background", "cite")
OF_FINDINGS = {"operators/ops/findings/index.html", "operators/ops/index.html"}
"""Pages that tell what is wrong, of which the twin has less."""
OF_CONTENTS = re.compile(r"md-nav|md-ellipsis")
LAYOUT = re.compile(r"(?:^| )(?:kits|md)-(?!prose|typeset)")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hostile sites, and those of the twin."""
    built = []
    for hostile in (True, False):
        project = written(tmp_path_factory.mktemp("attack"), hostile=hostile)
        result = kits(project, "build", now=NOW)
        assert result.exit_code == 0, result.output
        built.append(project / "site")
    return built[0], built[1]


def pages(site: Path, suffix: str = ".html") -> Iterator[tuple[str, bytes]]:
    for tree in TREES:
        for file in sorted((site / tree).rglob(f"*{suffix}")):
            yield file.relative_to(site).as_posix(), file.read_bytes()


def elements(page: bytes) -> list[HtmlElement]:
    whole = html.document_fromstring(page.decode())
    return [element for element in whole.iter() if isinstance(element.tag, str)]


def acting(element: HtmlElement) -> tuple[object, ...]:
    """An element that acts, with what decides how; of a text that a page says, only its name."""
    said = (
        {"content", "title", "value"} if element.get("name") or element.get("property") else set()
    )
    attributes = sorted((n, v) for n, v in element.attrib.items() if n not in said)
    says = "" if element.tag == "template" else (element.text or "").strip()
    return (element.tag, tuple(attributes), says)


@pytest.mark.parametrize("tree", TREES)
def test_nothing_acts_that_does_not_in_the_twin(sites: tuple[Path, Path], tree: str) -> None:
    theirs = dict(pages(sites[1]))
    seen = 0
    for path, page in pages(sites[0]):
        if not path.startswith(tree) or path not in theirs:
            continue
        seen += 1
        found = [acting(each) for each in elements(page) if each.tag.lower() in ACTIVE]
        due = [acting(each) for each in elements(theirs[path]) if each.tag.lower() in ACTIVE]
        assert without_words(found) == without_words(due), path
    assert seen > 15


def without_words(found: list[tuple[object, ...]]) -> list[str]:
    """Without the words of pages that scripts are handed, which are data."""
    return [
        re.sub(r"harmless|\d+", "", repr(each)) for each in found if '"config"' not in repr(each)
    ]


@pytest.mark.parametrize("tree", TREES)
def test_no_attribute_runs_or_fetches(sites: tuple[Path, Path], tree: str) -> None:
    for path, page in pages(sites[0]):
        if not path.startswith(tree):
            continue
        for element in elements(page):
            for name, value in element.attrib.items():
                bare = re.sub(r"[\t\n\r]|^[\x00-\x20]+", "", value).lower()
                assert not name.lower().startswith("on"), (path, name)
                assert name != "srcdoc", path
                assert not bare.startswith(("javascript:", "vbscript:", "data:text")), (path, value)
                if name in ("src", "srcset", "poster", "style", "fill", "mask"):
                    assert "evil" not in bare, (path, value)


@pytest.mark.parametrize("tree", TREES)
def test_no_text_moves_the_layout_or_takes_a_control(sites: tuple[Path, Path], tree: str) -> None:
    theirs = dict(pages(sites[1]))
    for path, page in pages(sites[0]):
        if path.startswith(tree) and path in theirs and path not in OF_FINDINGS:
            assert layout(page) == layout(theirs[path]), path


def layout(page: bytes) -> list[object]:
    """What the theme and we put on a page: each with what it stands in; and what scripts look for."""
    kept: list[object] = []
    for element in elements(page):
        if LAYOUT.search(element.get("class", "")) and not OF_CONTENTS.search(element.get("class")):
            around = element.getparent()
            named = (element.get("class"), around.get("class", ""))
            kept.append((element.tag, around.tag, *(re.sub(r"hue-\d", "", name) for name in named)))
        kept += [name for name in element.attrib if name.startswith("data-")]
        if element.get("id", "").startswith(("kits", "__")):
            kept.append(element.get("id"))
    return kept


def test_pictures_and_feeds_are_what_they_say(sites: tuple[Path, Path]) -> None:
    for path, content in [*pages(sites[0], ".svg"), *pages(sites[0], ".xml")]:
        for element in etree.fromstring(content).iter():
            assert etree.QName(element).localname not in ("script", "foreignObject", "image"), path
            assert not any(name.startswith("on") for name in element.attrib), path


def test_neither_comments_nor_marks_of_ours_are_published(sites: tuple[Path, Path]) -> None:
    for file in sites[0].rglob("*"):
        if file.is_file() and file.suffix not in (".png", ".webp", ".gz"):
            content = file.read_bytes().decode()
            assert "our own note" not in content, file
            assert not re.search("[\ufdd0-\ufdef]", content), file
