from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from kits.hosts.stage import frontmatter, page_text, raw, write_stage
from kits.model.addresses import Address
from kits.model.artifacts import Copied, Page, Prototype, blank
from kits.model.claims import UnsafePath
from tests.lamp import LAMP, maker_of

PRINTED = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_stage_holds_what_artifacts_name_and_nothing_else(project: Path, tmp_path: Path) -> None:
    (project / "content" / "pages" / "draft.md~").write_text("secret")
    stage = write_stage(
        tmp_path / "stage",
        "public",
        [
            Page(path="index.md", title="灯下 & co", body="时间: 8\n", listed=True),
            Prototype(
                kind="person",
                locale="zh",
                path=f"people/{blank('slug')}.md",
                title=blank("title"),
                body=f"<p>{blank('body')}</p>",
            ),
            Copied(path="img/lamp.png", source="content/pages/lamp.png"),
            Copied(path="files/notes.md", source="content/pages/lamp.png"),
        ],
        maker_of(project),
    )
    written = {
        path.relative_to(stage.folder).as_posix(): path.read_bytes()
        for path in stage.folder.rglob("*")
        if path.is_file()
    }
    assert written == {
        "docs/index.md": "---\nlisted: true\ntitle: 灯下 &amp; co\n---\n\n时间: 8\n\n".encode(),
        "docs/people/KITSBLANKSLUGKNALB/index.md": (
            b"---\nlisted: false\nsearch:\n  exclude: true\ntitle: KITSBLANKTITLEKNALB\n---\n\n"
            b'<div class="kits">\n<p>KITSBLANKBODYKNALB</p>\n</div>\n'
        ),
        "docs/img/lamp.png": LAMP,
    }
    assert stage.nav == [{"灯下 &amp; co": "index.md"}]
    assert stage.copied == {"img/lamp.png"}
    assert stage.not_adopted == {"img/lamp.png", "people/KITSBLANKSLUGKNALB/index.html"}
    assert stage.pages == {
        "index.html": "index.md",
        "people/KITSBLANKSLUGKNALB/index.html": "people/KITSBLANKSLUGKNALB/index.md",
    }


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("index.md", "index.html"),
        ("wall.md", "wall/index.html"),
        ("campaigns/index.md", "campaigns/index.html"),
        ("campaigns/a.b.md", "campaigns/a.b/index.html"),
        ("docs/README.md", "docs/index.html"),
    ],
)
def test_an_address_is_a_folder(path: str, output: str) -> None:
    assert Address.of(path).file == output


def test_only_markdown_is_a_page() -> None:
    with pytest.raises(ValueError, match=r'its name ends in "\.md"'):
        Address.of("index.html")


@pytest.mark.parametrize("paths", [("a.md", "a.md"), ("a.md", "a/index.md"), ("a.md", "../b.md")])
def test_pages_that_meet_or_leave_are_refused(paths: tuple[str, str], tmp_path: Path) -> None:
    pages = [Page(path=path, title="", body="") for path in paths]
    with pytest.raises(UnsafePath):
        write_stage(tmp_path / "stage", "public", pages, maker_of(tmp_path))


@given(PRINTED, PRINTED)
def test_whatever_a_title_says_the_host_reads_it_escaped(title: str, body: str) -> None:
    text = page_text(Page(path="a.md", title=title, body="# " + body))
    found, facts = get_data(text)
    assert facts["listed"] is False
    assert isinstance(facts["title"], str)
    assert not set(facts["title"]) & set("<>\"'\n")
    assert found.strip() == ("# " + body).strip()


def test_frontmatter_is_escaped_all_the_way_down() -> None:
    written = frontmatter({"description": "<b>", "tags": ("<i>", {"x": '"'}), "n": 1, "off": None})
    assert yaml.safe_load(written.strip("-\n")) == {
        "description": "&lt;b&gt;",
        "tags": ["&lt;i&gt;", {"x": "&quot;"}],
        "n": 1,
        "off": None,
    }


@pytest.mark.parametrize(
    "body",
    [
        "<p>a\n\n    b *c* _d_</p>\n\n<ul>\n<li>`x`</li>\n\n</ul>",
        "<pre>\n# no heading\n\n* no list\n</pre>",
        "12*8*3 &lt;b&gt; &amp;amp; [x](y)\n\n# 接龙",
        "<details><summary>问</summary>\n\n答\n\n</details><p>{{ x }}</p>",
    ],
)
def test_markdown_leaves_html_alone(body: str) -> None:
    assert markdown.markdown(raw(body), extensions=["extra"]) == raw(body)


@pytest.mark.parametrize(("language", "said"), [("ar", "dir: rtl\n"), ("fa-IR", "dir: rtl\n")])
def test_a_page_says_when_its_language_runs_from_right_to_left(language: str, said: str) -> None:
    for path in ("a.md", "a.html"):
        assert said in page_text(Page(path=path, title="A", body="A", meta={"lang": language}))


def test_no_other_page_says_anything_of_its_direction() -> None:
    for meta in ({}, {"lang": "zh"}, {"lang": "en"}):
        assert "dir:" not in page_text(Page(path="a.md", title="A", body="A", meta=meta))
