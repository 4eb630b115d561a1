"""What content refers to by path: a row is an attack, and how it is met."""

from __future__ import annotations

import io
import os
from pathlib import Path
from urllib.parse import unquote, urljoin

import lxml.html
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from kits.model.addresses import OURS
from tests.cli.project import kits, small_project
from tests.lamp import LAMP

SECRET = "Wharf Lane 7"
"""Stands in the private facts, in the roster, and in what a camera wrote."""
DRIVE = "content/campaigns/drive/"
CAMPAIGN = f"""\
---
title: Reading by lamplight
kind: gathering
state: ready
operator: kim
announcer: ada
starts: 2026-12-07
ends: 2026-12-13
groups: all
skip: all
place: The old pier
theme: An hour of reading
rules: Bring a book.
notes: It is cold.
plan_b: We read at home.
brief: {{background: Dark evenings, goal: Company}}
crew: [ada, bo]
duties: {{copywriting: [ada], promotion: [bo], intake: [ada], resources: {{waived: none}}}}
faq: [{{q: "Late?", a: Come.}}]
private: {{budget: {SECRET}}}
"""
ROSTER = f"id,name,role,credit,skills\nada,Ada,user,name,{SECRET}\nbo,Bo,user,name,\nkim,Kim,staff,none,\n"


def campaign(facts: str = "", body: str = "") -> dict[str, str | bytes]:
    return {f"{DRIVE}campaign.md": f"{CAMPAIGN}{facts}\n---\nWe read.\n\n{body}\n"}


def message(facts: str = "", body: str = "") -> dict[str, str | bytes]:
    text = f"---\ntitle: Launch\nsend: starts 08:00\n{facts}\n---\nWe begin.\n\n{body}\n"
    return {f"{DRIVE}messages/10-launch.md": text}


def page(body: str) -> dict[str, str | bytes]:
    return {"content/pages/about.md": f"# About\n\n{body}\n"}


def lesson(body: str) -> dict[str, str | bytes]:
    return {"content/training/leaders/01-first.md": f"---\ntitle: First\n---\n{body}\n"}


def recap(body: str) -> dict[str, str | bytes]:
    return {f"{DRIVE}recap.md": f"---\nlearned: Begin early\n---\n{body}\n"}


def wide() -> bytes:
    out = io.BytesIO()
    Image.new("1", (17_000, 5)).save(out, "PNG")
    return out.getvalue()


TO_ROSTER = "../../people/people.csv"
REFUSED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "the campaign itself": (campaign("banner: campaign.md"), "unusable-file"),
    "the roster": (campaign(f"banner: {TO_ROSTER}"), "foreign-file"),
    "percent-encoded": (campaign("banner: ..%2F../people%2Fpeople.csv"), "foreign-file"),
    "from the root": (campaign("banner: /etc/passwd"), "foreign-file"),
    "through the shared folder": (
        campaign("banner: /images/../people/people.csv"),
        "foreign-file",
    ),
    "backslashes": (campaign(r"banner: images\lamp.png"), "backslash-in-path"),
    "another campaign's picture": (
        {
            **campaign("banner: ../other/lamp.png"),
            "content/campaigns/other/campaign.md": "---\ntitle: Other\n---\n",
            "content/campaigns/other/lamp.png": LAMP,
        },
        "foreign-file",
    ),
    "another's beside a single file": (
        {
            "content/campaigns/night.md": f"{CAMPAIGN}banner: drive/lamp.png\n---\nWe read.\n",
            f"{DRIVE}lamp.png": LAMP,
        },
        "foreign-file",
    ),
    "a roster called a picture": (
        {**campaign("banner: a.png"), f"{DRIVE}a.png": f"id,name\nada,{SECRET}\n"},
        "unusable-file",
    ),
    "half a picture": ({**campaign("banner: a.png"), f"{DRIVE}a.png": LAMP[:45]}, "unusable-file"),
    "too many pixels": ({**campaign("banner: a.png"), f"{DRIVE}a.png": wide()}, "unusable-file"),
    "another case": ({**campaign("banner: A.png"), f"{DRIVE}a.png": LAMP}, "missing-image"),
    "a recap": (recap("![x](../../groups/groups.csv)"), "foreign-file"),
    "a lesson": (lesson("![x](../../groups/groups.csv)"), "foreign-file"),
    "a lesson of another folder": (
        {**lesson("![x](../../campaigns/drive/lamp.png)"), f"{DRIVE}lamp.png": LAMP},
        "foreign-file",
    ),
    "HTML": (page('<img src="../people/people.csv">'), "foreign-file"),
    "HTML without quotes": (page("<img src=../people/people.csv>"), "foreign-file"),
    "a poster": (page('<video poster="../people/people.csv"></video>'), "foreign-file"),
    "a choice of pictures": (page('<img srcset="../people/people.csv 1x">'), "foreign-file"),
    "a definition": (page("![x][roster]\n\n[roster]: ../people/people.csv"), "foreign-file"),
    "angle brackets": (page("![x](<../people/people.csv>)"), "foreign-file"),
    "HTML of what is not there": (page('<img src="nope.png">'), "missing-image"),
    "HTML of a lesson": (lesson('<img src="nope.png">'), "missing-image"),
    "an attached roster": (message(f"attach: {TO_ROSTER}"), "foreign-file"),
    "an attached message": (message("attach: messages/10-launch.md"), "unusable-file"),
    "an attached page": (
        {**message("attach: a.html"), f"{DRIVE}a.html": "<script>1</script>"},
        "unusable-file",
    ),
    "a page called a text": (
        {**message("attach: a.txt"), f"{DRIVE}a.txt": "<html><script>1</script>"},
        "unusable-file",
    ),
    "a roster called a document": (
        {**message("attach: a.pdf"), f"{DRIVE}a.pdf": f"ada,{SECRET}\n"},
        "unusable-file",
    ),
    "a path in a table": (
        {
            **message("attach: '{{ here.file }}'"),
            f"{DRIVE}groups.csv": f"group,file\nharbour,{TO_ROSTER}\nhill,{TO_ROSTER}\n",
        },
        "foreign-file",
    ),
    "a picture of a message": (message(body=f"![x]({TO_ROSTER})"), "foreign-file"),
    "the wall's address": ({"content/pages/wall.md": "# Wall\n"}, "taken-address"),
    "a group's address": ({"content/pages/g/harbour.md": "# Harbour\n"}, "taken-address"),
    "a campaign's address": ({"content/pages/campaigns/drive.md": "# Drive\n"}, "taken-address"),
    "one page in two cases": (
        {"content/pages/a.md": "# A\n", "content/pages/A.md": "# A\n"},
        "taken-address",
    ),
    "one page in two encodings": (
        {"content/pages/café.md": "# A\n", "content/pages/cafe\u0301.md": "# A\n"},
        "taken-address",
    ),
    "two first pages": (
        {"content/pages/index.md": "# A\n", "content/pages/README.md": "# A\n"},
        "taken-address",
    ),
    "a long id": (
        {"content/groups/more.csv": f"id,name,channels,leader_name\n{'a' * 300},X,wechat,Jo\n"},
        "bad-slug",
    ),
    "a long name": ({f"content/pages/{'a' * 250}.md": "# A\n"}, "unreadable-name"),
    "a long picture": (
        {**page(f"![x]({'a' * 250}.png)"), f"content/pages/{'a' * 250}.png": LAMP},
        "unreadable-name",
    ),
}


def project(folder: Path, files: dict[str, str | bytes]) -> Path:
    small_project(folder)
    for path, content in {"content/people/people.csv": ROSTER, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def published(folder: Path, tree: str) -> dict[str, bytes]:
    root = folder / "site" / tree
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", REFUSED)
def test_check_refuses_it(name: str, tmp_path: Path) -> None:
    files, rule = REFUSED[name]
    told = kits(project(tmp_path, {**campaign(), **files}), "check", "--format", "concise")
    assert told.exit_code == 1, told.output
    assert f"error[{rule}]" in told.stdout
    assert SECRET not in told.stdout


def test_check_is_silent_where_nobody_attacks(tmp_path: Path) -> None:
    files = {**campaign("banner: lamp.png"), f"{DRIVE}lamp.png": LAMP}
    told = kits(project(tmp_path, files), "check", "--strict")
    assert told.stdout == ""


def camera(form: str) -> bytes:
    """A picture with all that a camera and a careless program write beside it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (51.0, 29.0, 12.0)
    written: dict[str, object] = {"exif": exif, "xmp": SECRET.encode(), "comment": SECRET.encode()}
    if form == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET)
        written["pnginfo"] = texts
    out = io.BytesIO()
    Image.new("RGB", (24, 16), (200, 90, 40)).save(out, form, **written)
    return out.getvalue() + SECRET.encode()


FORMS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="steal()">'
    f"<metadata>{SECRET}</metadata><script>steal()</script><rect width='9' height='9'/></svg>"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every text shows pictures, each with a secret beside it."""
    shown = " ".join(f"![x](my%20{suffix}.{suffix}?v=2)" for suffix in FORMS)
    drawn = f"{shown}\n\n![x](drawn.svg) <img src='/images/shared.jpg'>"
    pictures = {f"my {suffix}.{suffix}": camera(form) for suffix, form in FORMS.items()}
    pictures["drawn.svg"] = DRAWING.encode()
    beside = {
        f"{folder}{name}": data
        for folder in (DRIVE, "content/pages/", "content/training/leaders/")
        for name, data in pictures.items()
    }
    draft = CAMPAIGN.replace("state: ready", "state: draft")
    files = {
        **campaign("banner: my jpg.jpg", drawn),
        **message("attach: [my jpg.jpg, form.pdf]", "![x](my%20png.png)\n\n![x](my%20gif.gif?v=2)"),
        **recap(drawn),
        **lesson(f"{drawn}\n\n![x](only.png)"),
        **page(drawn),
        **beside,
        f"{DRIVE}form.pdf": b"%PDF-1.4",
        f"{DRIVE}nobody.png": camera("PNG"),
        "content/training/leaders/only.png": camera("PNG"),
        "content/images/shared.jpg": camera("JPEG"),
        "content/campaigns/soon/campaign.md": f"{draft}banner: soon.png\n---\nSoon.\n",
        "content/campaigns/soon/soon.png": camera("PNG"),
        "content/people/ada.md": "---\nname: Ada\ncredit: name\navatar: my%20face.jpg\n---\n",
        "content/people/my face.jpg": camera("JPEG"),
        "content/people/people.csv": ROSTER.replace("ada,Ada", "eve,Eve"),
    }
    folder = project(tmp_path_factory.mktemp("attacked"), files)
    result = kits(folder, "build")
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("tree", ["public", "leaders", "operators"])
def test_nothing_that_a_camera_wrote_is_published(built: Path, tree: str) -> None:
    for path, content in published(built, tree).items():
        if not path.endswith((".html", ".json")) or tree != "operators":
            assert SECRET.encode() not in content, path
            assert b"steal" not in content, path
        if path.endswith(tuple(FORMS)):
            with Image.open(io.BytesIO(content)) as picture:
                assert not picture.getexif(), path
                assert not picture.info.keys() & {"exif", "xmp", "comment", "Author"}, path


def test_pictures_reach_just_those_who_read_the_text_around_them(built: Path) -> None:
    public, leaders, operators = (
        published(built, tree).keys() for tree in ("public", "leaders", "operators")
    )
    for suffix in FORMS:
        assert {f"campaigns/drive/my {suffix}.{suffix}", f"my {suffix}.{suffix}"} <= public
        assert f"training/leaders/my {suffix}.{suffix}" in leaders - public
    assert {"media/images/shared.jpg", "drawn.svg", "campaigns/drive/drawn.svg"} <= public
    assert {"training/leaders/only.png", "campaigns/drive/form.pdf"} <= leaders - public
    assert "campaigns/soon/soon.png" in operators - leaders
    assert not [path for path in operators if "nobody." in path or "face.jpg" in path]


@pytest.mark.parametrize("tree", ["public", "leaders", "operators"])
def test_every_picture_of_a_page_is_there(built: Path, tree: str) -> None:
    files = published(built, tree)
    looked = 0
    for path, content in files.items():
        if path.endswith(".html") and path != "404.html":
            for source in lxml.html.fromstring(content).xpath("//img/@src"):
                if ":" not in source:
                    assert unquote(urljoin(f"/{path}", source)).lstrip("/") in files, (path, source)
                    looked += 1
    assert looked > 20


def test_all_that_stands_at_the_top_is_reserved(built: Path) -> None:
    """So that a page is compared with ours wherever it could meet one."""
    tops = {path.partition("/")[0] for path in published(built, "operators") if "/" in path}
    assert tops - {"about"} <= set(OURS)


def test_a_second_build_changes_nothing(built: Path) -> None:
    before = {path: path.stat() for path in (built / "site").rglob("*.jpg")}
    kept = pictures_kept(built)
    about = built / "content/pages/about.md"
    about.write_text(f"{about.read_text()}\nMore.\n")
    assert kits(built, "build").exit_code == 0
    for path, known in before.items():
        assert (path.stat().st_ino, path.stat().st_mtime_ns) == (known.st_ino, known.st_mtime_ns)
    assert pictures_kept(built) == kept


def pictures_kept(project: Path) -> dict[Path, int]:
    """When each was made; what the host made of pages is another where a page is."""
    made = (project / ".kits/made").iterdir()
    kept = {path: path.stat().st_mtime_ns for path in made if not path.name.startswith("shell-")}
    assert kept
    return kept


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    "place",
    ["content/pages/x.md", "content/pages/more", "content/people/x.csv", f"{DRIVE}banner.png"],
)
@pytest.mark.parametrize("target", ["secret", "folder", "/dev/zero", "itself", "nowhere"])
def test_a_link_is_refused_and_never_read(
    tmp_path: Path, place: str, target: str, command: str
) -> None:
    folder = project(tmp_path / "project", campaign())
    (tmp_path / "secret").write_text(f"{SECRET}\n" * 3)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/x.md").write_text(SECRET)
    link = folder / place
    link.parent.mkdir(parents=True, exist_ok=True)
    to = {"itself": link, "nowhere": tmp_path / "nowhere", "/dev/zero": Path("/dev/zero")}
    link.symlink_to(to.get(target, tmp_path / target))
    told = kits(folder, command)
    assert told.exit_code == 1
    assert f"{place}:1:1: error[symlink]" in told.stdout
    assert SECRET not in told.output


def test_a_pipe_is_told_and_never_waited_for(tmp_path: Path) -> None:
    folder = project(tmp_path, campaign())
    (folder / "content/pages").mkdir(exist_ok=True)
    os.mkfifo(folder / "content/pages/x.md")
    told = kits(folder, "check", "--format", "concise")
    assert (
        "content/pages/x.md:1:1: error[unreadable-text]: the file cannot be opened" in told.stdout
    )
