"""A small site of every kind of artifact, for each host to build."""

from collections.abc import Iterator

from markupsafe import Markup

from kits.model.artifacts import Artifact, Copied, File, Page, Prototype, Stamped, blank

EVIL = 'A & B </title><script>alert(1)</script> "x" <img src=x onerror=alert(2)>'


def small_site(people: int = 3) -> Iterator[Artifact]:
    """Stamped pages come before their prototype, as they may."""
    for number in range(people):
        yield Stamped(
            kind="person",
            locale="zh",
            path=f"people/p-{number}/index.html",
            values={"title": f"读者 {number} & co", "body": Markup(f"<p>灯 {number}</p>")},
        )
        yield File(path=f"g/{number}/kit.json", content=b'{"format": 1}')
    yield Page(
        path="index.md",
        title="灯下读书会",
        body="# 你好\n\n![灯](img/lamp.png) [x](javascript:alert(3)) [活动](campaigns/index.md)",
        listed=True,
    )
    yield Page(
        path="campaigns/index.md",
        title=EVIL,
        body='<p class="lead">a\n\n    12*8*3 &lt;b&gt;</p>',
        html=True,
        nav=("活动 <b>",),
        meta={"description": EVIL, "scripts": ["finder.js"]},
    )
    yield Page(path="quiet.md", title="Quiet", body="时间: 8 点\n\n" + "正文")
    yield Prototype(
        kind="person",
        locale="zh",
        path=f"people/{blank('slug')}.md",
        title=blank("title"),
        body=f'<h1>{blank("title")}</h1><a href="../{blank("slug")}/">{blank("body")}</a>',
    )
    yield Copied(path="img/lamp.png", source="content/pages/lamp.png")
    yield Copied(path="img/lamp.png", source="content/pages/lamp.png")
    yield Copied(path="files/notes.md", source="content/pages/lamp.png")
    yield File(path="finder.js", content=b"0")
