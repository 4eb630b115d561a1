"""Whole builds by both hosts, and what must hold whichever it is."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from kits.hosts.building import build_tree
from kits.hosts.host import Host, HostFailed, Rendered
from kits.hosts.limits import Built
from kits.hosts.mkdocs import MkDocs
from kits.hosts.stage import Stage
from kits.hosts.stamping import BlankLeft
from kits.hosts.zensical import Zensical
from kits.model.addresses import Address
from kits.model.artifacts import Artifact, Copied, File, Page, Prototype, Stamped, blank
from kits.model.claims import UnsafePath
from tests.hosts.pages import EVIL, small_site
from tests.lamp import LAMP

ADDRESS = "https://example.org/lamp/"


@pytest.fixture(params=[MkDocs, Zensical])
def host(request: pytest.FixtureRequest, project: Path) -> Host:
    made: Host = request.param(project)
    return made


@dataclass(frozen=True)
class Plain:
    """A host of three lines: a page is its source, in a page that names no theme."""

    name: str = "plain"

    def render(self, stage: Stage, out: Path, site_url: str | None) -> Rendered:
        for output, source in stage.pages.items():
            (out / output).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage.docs / source, out / output)
        return Rendered(folder=out)


def build(
    artifacts: Iterable[Artifact],
    project: Path,
    scratch: Path,
    host: Host,
    audience: str = "public",
    site_url: str | None = None,
) -> Built:
    site = project / "site"
    return build_tree(
        artifacts,
        audience=audience,
        project=project,
        target=site / audience,
        scratch=scratch,
        host=host,
        site_url=site_url,
        lower=None if audience == "public" else site / "public",
    )


def read(tree: Path) -> dict[str, bytes]:
    return {
        path.relative_to(tree).as_posix(): path.read_bytes()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


def stats(tree: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(tree).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in tree.rglob("*")
        if path.is_file()
    }


def test_a_site_is_built(project: Path, scratch: Path, host: Host) -> None:
    built = build(small_site(), project, scratch, host, site_url=ADDRESS)
    tree = project / "site" / "public"
    files = read(tree)
    own = {path for path in files if not path.startswith(("assets/", "search"))}
    assert own == {
        *("index.html", "campaigns/index.html", "quiet/index.html", "404.html", "sitemap.xml"),
        *("finder.js", "img/lamp.png", "files/notes.md"),
        *(f"people/p-{n}/index.html" for n in range(3)),
        *(f"g/{n}/kit.json" for n in range(3)),
    }
    assert built.warnings == ()
    assert built.size.files == len(files)
    assert built.size.bytes == sum(map(len, files.values()))
    assert files["img/lamp.png"] == files["files/notes.md"] == LAMP
    assert not any(b"KITSBLANK" in content.upper() for content in files.values())

    stamped = lxml.html.fromstring(files["people/p-1/index.html"])
    assert stamped.xpath("string(//title)").strip() == "读者 1 & co - Lamplight & 灯下"
    assert stamped.xpath("//link[@rel='canonical']/@href") == [ADDRESS + "people/p-1/"]
    assert stamped.xpath("string(//article//h1)") == "读者 1 & co"
    assert stamped.xpath("//article//a[p]/@href") == ["../p-1/"]
    assert stamped.xpath("string(//article//a/p)") == "灯 1"
    for link in stamped.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        assert (tree / "people" / "p-1" / link).resolve().is_file()

    generated = lxml.html.fromstring(files["campaigns/index.html"])
    assert generated.xpath("string(//title)").strip() == f"{EVIL} - Lamplight & 灯下"
    assert generated.xpath("//meta[@name='description']/@content") == [EVIL]
    assert generated.xpath("string(//p[@class='lead'])") == "a\n\n    12*8*3 <b>"
    assert generated.xpath("//script[@defer]/@src") == ["../finder.js"]
    assert generated.xpath("//article//img | //*[@onerror]") == []

    written = lxml.html.fromstring(files["index.html"])
    assert written.xpath("//article//img/@src") == ["img/lamp.png"]
    assert [link.get("href") for link in written.xpath("//article//p/a")] == [None, "campaigns/"]
    assert "活动 <b>" in [text.strip() for text in written.xpath("//nav//text()")]
    assert "quiet/" not in written.xpath("//nav//a/@href")
    assert "时间: 8 点" in files["quiet/index.html"].decode()

    listed = lxml.html.fromstring(files["sitemap.xml"]).xpath("//loc/text()")
    assert listed == [ADDRESS, ADDRESS + "campaigns/"]


def otherwise_ordered() -> list[Artifact]:
    """The small site with all but its pages, whose order is that of the navigation, turned round."""
    site = list(small_site())
    site.reverse()
    return sorted(site, key=lambda part: -site.index(part) if isinstance(part, Page) else 1)


def test_the_same_input_is_the_same_bytes_and_nothing_is_rewritten(
    project: Path, scratch: Path, host: Host
) -> None:
    tree = project / "site" / "public"
    assert build(small_site(), project, scratch, host, site_url=ADDRESS).changed
    first, before = read(tree), stats(tree)
    assert not build(otherwise_ordered(), project, scratch, host, site_url=ADDRESS).changed
    assert stats(tree) == before
    shutil.rmtree(tree)
    build(small_site(), project, scratch, host, site_url=ADDRESS)
    assert read(tree) == first


def test_a_higher_tree_shares_files_and_is_kept_from_search_engines(
    project: Path, scratch: Path, host: Host
) -> None:
    build(small_site(), project, scratch, host, site_url=ADDRESS)
    build([*small_site(), File(path="l/a.json", content=b"1")], project, scratch, host, "leaders")
    low, high = project / "site" / "public", project / "site" / "leaders"
    assert stats(high)["g/1/kit.json"] == stats(low)["g/1/kit.json"]
    assert stats(high)["finder.js"] == stats(low)["finder.js"]
    assert "sitemap.xml" not in read(high)
    page = lxml.html.fromstring((high / "index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert page.xpath("//link[@rel='canonical']") == []
    assert sorted(path.name for path in (project / "site").iterdir()) == ["leaders", "public"]


def test_a_failed_build_leaves_the_former_tree(project: Path, scratch: Path, host: Host) -> None:
    build(small_site(), project, scratch, host)
    before = stats(project / "site" / "public")
    (project / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, custom_dir: own}\nplugins: [search]\n"
    )
    (project / "own").mkdir()
    (project / "own" / "main.html").write_text("{% extends 'base.html' %}{% block content %}{{")
    with pytest.raises(HostFailed, match="could not build the pages"):
        build(small_site(), project, scratch, host)
    assert stats(project / "site" / "public") == before


PERSON = Prototype(
    kind="person", locale="zh", path=f"people/{blank('slug')}.md", title="t", body=blank("body")
)
HOME = Page(path="index.md", title="灯", body="灯", listed=True)


@pytest.mark.parametrize(
    "left",
    [
        [File(path="kit.json", content=blank("body").encode())],
        [Page(path="a.md", title="a", body=blank("body"))],
        [PERSON, Stamped(kind="person", locale="zh", path="people/a/index.html")],
        [
            PERSON,
            Stamped(
                kind="person",
                locale="zh",
                path="people/a/index.html",
                values={"body": blank("title")},
            ),
        ],
    ],
)
def test_a_blank_left_anywhere_fails_the_build(
    project: Path, scratch: Path, left: list[Artifact]
) -> None:
    with pytest.raises(BlankLeft):
        build([HOME, *left], project, scratch, Plain())
    assert not (project / "site" / "public").exists()


def test_a_stamped_page_needs_its_prototype(project: Path, scratch: Path) -> None:
    page = Stamped(kind="person", locale="en", path="people/a/index.html", values={"body": ""})
    with pytest.raises(KeyError):
        build([HOME, PERSON, page], project, scratch, Plain())


def test_files_stream_into_the_tree_before_anything_is_rendered(
    project: Path, scratch: Path
) -> None:
    held: list[int] = []

    def stream() -> Iterable[Artifact]:
        yield HOME
        for number in range(50):
            yield File(path=f"g/{number}/kit.json", content=b"{}")
            held.append(sum(1 for _ in scratch.rglob("kit.json")))

    build(stream(), project, scratch, Plain())
    assert held == list(range(1, 51))


def test_a_prototype_itself_is_never_published(project: Path, scratch: Path) -> None:
    build([HOME, PERSON], project, scratch, Plain())
    assert Address.of(PERSON.path).file == "people/KITSBLANKSLUGKNALB/index.html"
    assert list(read(project / "site" / "public")) == ["index.html"]


def test_two_files_for_one_place_are_refused(project: Path, scratch: Path) -> None:
    copies = [Copied(path="a.png", source=f"content/pages/{name}.png") for name in ("lamp", "moon")]
    (project / "content" / "pages" / "moon.png").write_bytes(LAMP)
    with pytest.raises(UnsafePath, match=r'"a\.png" would be written over "a\.png"'):
        build([HOME, *copies], project, scratch, Plain())
