from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kits.hosts.host import HostFailed
from kits.hosts.previewing import Preview, Reading, State
from kits.hosts.watching import SETTINGS
from kits.model.artifacts import Artifact, File, Made, Page
from kits.model.audiences import Audience
from kits.render.extras.qr import QrPng
from tests.hosts.previews import Plain, read, unfinished, write

LEADERS, PUBLIC = Audience.LEADERS, Audience.PUBLIC


@pytest.fixture
def host(project: Path) -> Plain:
    write(project, SETTINGS, "site_name: x")
    write(project, "content/pages/index.md", "灯下")
    write(project, "content/messages/shanghai.md", "今晚")
    return Plain(project)


@pytest.fixture
def preview(project: Path, host: Plain) -> Preview:
    return Preview(project, host, lambda audience: f"http://{audience.title}/", lambda text: None)


def look(preview: Preview, audience: Audience, path: str) -> str | None:
    assert preview.edition is not None
    content = preview.find(preview.edition, audience, path)
    return None if content is None else content.decode()


def test_the_host_renders_what_someone_looks_at_and_only_when_it_changed(
    project: Path, host: Plain, preview: Preview
) -> None:
    preview.take(read(project), new_look=True)
    assert host.rendered == []
    page = look(preview, LEADERS, "index.html")
    assert page is not None
    assert "灯下" in page
    assert "http://leaders/" in page
    stamped = look(preview, LEADERS, "people/mira/index.html")
    assert stamped is not None
    assert "<p>Mira</p>" in stamped
    assert look(preview, LEADERS, "people/KITSBLANKSLUGKNALB/index.html") is None
    assert host.rendered == ["leaders"]

    write(project, "content/messages/shanghai.md", "明晚")
    preview.take(read(project), new_look=False)
    assert look(preview, LEADERS, "index.html") == page
    assert host.rendered == ["leaders"]

    write(project, "content/pages/index.md", "灯上")
    preview.take(read(project), new_look=False)
    assert "灯上" in str(look(preview, LEADERS, "index.html"))
    preview.take(read(project), new_look=True)
    look(preview, LEADERS, "index.html")
    assert host.rendered == ["leaders"] * 3


def test_a_reading_with_errors_changes_nothing_but_the_state(
    project: Path, preview: Preview
) -> None:
    assert preview.state == State(0, "")
    preview.take(read(project), new_look=True)
    assert preview.state == State(1, "")
    write(project, "content/messages/shanghai.md", "TODO")
    preview.take(read(project), new_look=False)
    assert look(preview, LEADERS, "g/shanghai/index.html") == "<html><body>今晚</body></html>"
    assert preview.state.edition == 1
    assert preview.state.problem.startswith("content/messages/shanghai.md:1:1: error[placeholder]")


def test_content_that_makes_no_community_is_a_reading_with_errors(preview: Preview) -> None:
    preview.take(Reading(findings=(unfinished("content/community.yml"),)), new_look=True)
    assert preview.edition is None
    assert "error[placeholder]" in preview.state.problem


def test_a_failure_of_the_host_is_told_until_the_next_edition(
    project: Path, host: Plain, preview: Preview
) -> None:
    preview.take(read(project), new_look=True)
    page = look(preview, PUBLIC, "index.html")
    write(project, SETTINGS, "broken")
    preview.take(read(project), new_look=True)
    assert look(preview, PUBLIC, "index.html") == page
    assert look(preview, PUBLIC, "people/mira/index.html") is not None
    assert preview.state == State(2, "the settings are broken")
    with pytest.raises(HostFailed, match="the settings are broken"):
        look(preview, LEADERS, "index.html")
    assert "今晚" in str(look(preview, LEADERS, "g/shanghai/index.html"))

    write(project, SETTINGS, "site_name: x")
    preview.take(read(project), new_look=False)
    assert preview.state == State(3, "")
    assert "灯下" in str(look(preview, LEADERS, "index.html"))
    assert look(preview, PUBLIC, "index.html") == page


def test_a_host_that_loses_a_blank_has_failed(project: Path, host: Plain, preview: Preview) -> None:
    class Forgetful(Plain):
        def render(self, stage, out, site_url):  # type: ignore[no-untyped-def]
            rendered = super().render(stage, out, site_url)
            for page in out.rglob("*.html"):
                page.write_text("gone")
            return rendered

    forgetful = Preview(project, Forgetful(project), lambda audience: "", lambda text: None)
    forgetful.take(read(project), new_look=True)
    with pytest.raises(HostFailed, match="came out of the host without its blank"):
        look(forgetful, PUBLIC, "index.html")


def test_no_more_is_made_than_was_looked_at(project: Path, host: Plain, preview: Preview) -> None:
    made: list[str] = []

    def render(audience: Audience) -> Iterable[Artifact]:
        made.append("render")
        yield Page(path="index.md", title="t", body="灯")

    def phones(audience: Audience) -> Iterable[File]:
        for number in range(3):
            made.append(f"{number}.txt")
            yield File(path=f"{number}.txt", content=b"%d" % number)

    preview.take(Reading(render=render, phones=phones), new_look=True)
    assert made == []
    assert look(preview, PUBLIC, "1.txt") == "1"
    assert made == ["render", "0.txt", "1.txt"]
    assert look(preview, PUBLIC, "0.txt") == "0"
    assert host.rendered == []
    assert look(preview, PUBLIC, "index.html") is not None
    assert made == ["render", "0.txt", "1.txt", "2.txt"]

    made.clear()
    preview.take(Reading(render=render, phones=phones), new_look=True)
    assert look(preview, PUBLIC, "index.html") is not None
    assert made == ["render"]
    assert host.rendered == ["public", "public"]


def test_what_is_costly_is_made_when_someone_looks_and_kept(
    project: Path, preview: Preview
) -> None:
    codes = [Made(path=f"{n}.png", work=QrPng(f"https://x.example/{n}")) for n in range(3)]
    reading = Reading(render=lambda audience: iter(()), phones=lambda audience: iter(codes))
    for _ in range(2):  # the second reading finds it kept
        preview.take(reading, new_look=False)
        assert preview.edition is not None
        found = preview.find(preview.edition, Audience.LEADERS, "1.png")
        assert found is not None
        assert found.startswith(b"\x89PNG")
        assert len(list((project / ".kits/made").iterdir())) == 1


def test_a_page_that_becomes_a_file_is_that_file(project: Path, preview: Preview) -> None:
    page, file = Page(path="a.md", title="t", body="灯"), File(path="a/index.html", content=b"0")
    preview.take(Reading(render=lambda audience: [page]), new_look=True)
    assert "灯" in str(look(preview, PUBLIC, "a/index.html"))
    preview.take(Reading(render=lambda audience: [file]), new_look=False)
    assert look(preview, PUBLIC, "a/index.html") == "0"


def failing(after: int) -> Callable[[Audience], Iterable[File]]:
    def phones(audience: Audience) -> Iterable[File]:
        yield from [File(path="0.txt", content=b"0")][:after]
        raise ZeroDivisionError

    return phones


@pytest.mark.parametrize("after", [0, 1])
def test_a_bug_in_the_middle_never_looks_like_a_missing_page(preview: Preview, after: int) -> None:
    preview.take(Reading(render=lambda audience: [], phones=failing(after)), new_look=True)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            look(preview, PUBLIC, "1.txt")


def test_waiting_ends_with_news_or_time_or_the_preview(project: Path, preview: Preview) -> None:
    assert preview.wait(None, 10) == State(0, "")
    assert preview.wait(State(0, ""), 0) == State(0, "")
    preview.take(
        Reading(render=lambda a: [Page(path="index.md", title="t", body="b")]), new_look=True
    )
    assert preview.wait(State(0, ""), 10) == State(1, "")
    preview.close()
    assert preview.wait(State(1, ""), 10) == State(1, "")
