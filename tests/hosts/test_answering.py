from pathlib import Path

import pytest

from kits.hosts.answering import KINDS, Answer, Answers
from kits.hosts.previewing import Preview, Reading
from kits.hosts.watching import SETTINGS
from kits.model.artifacts import Artifact, Copied, File, Page
from tests.hosts.previews import Plain, write
from tests.lamp import LAMP

ICS = b"BEGIN:VCALENDAR"
KIT = "<html><body>今晚 20:00 见 </body> 见</body></html>".encode()
MARK = b'<script src="/_kits/reload.js" data-edition="run.1"></script>'


def artifacts() -> list[Artifact]:
    return [
        File(path="g/上海/index.html", content=KIT),
        File(path="g/上海/calendar.ics", content=ICS),
        File(path="bare.html", content=b"bare"),
        Copied(path="img/lamp.png", source="content/pages/lamp.png"),
        Copied(path="img/gone.png", source="content/pages/gone.png"),
        Page(path="index.md", title="灯", body="灯", listed=True),
    ]


@pytest.fixture
def answers(project: Path) -> Answers:
    write(project, SETTINGS, "site_name: x")
    preview = Preview(project, Plain(project), lambda audience: "http://here/", lambda text: None)
    preview.take(Reading(render=lambda audience: artifacts()), new_look=True)
    return Answers(preview, "run")


def test_a_page_gets_its_script_at_its_end(answers: Answers) -> None:
    alive = KIT.removesuffix(b"</body></html>") + MARK + b"</body></html>"
    assert answers.answer("/leaders/g/%E4%B8%8A%E6%B5%B7/") == Answer(body=alive)
    assert answers.answer("/leaders/g/上海/index.html?x=1").body == alive
    assert answers.answer("/leaders/bare.html").body == b"bare" + MARK


def test_other_files_are_served_as_they_are(answers: Answers) -> None:
    calendar = answers.answer("/leaders/g/上海/calendar.ics")
    assert calendar == Answer(body=ICS, kind="text/calendar; charset=utf-8")
    lamp = answers.answer("/public/img/lamp.png")
    assert lamp == Answer(body=LAMP, kind="image/png")
    assert answers.answer("/_kits/reload.js").kind == "text/javascript; charset=utf-8"


def test_a_folder_is_shown_at_its_slash(answers: Answers) -> None:
    for asked, there in [
        ("/leaders", "/leaders/"),
        ("/leaders?a=1", "/leaders/?a=1"),
        ("/leaders/g/上海?a=1&b", "/leaders/g/%E4%B8%8A%E6%B5%B7/?a=1&b"),
    ]:
        answer = answers.answer(asked)
        assert (answer.status, answer.location, answer.body) == (302, there, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/leaders/g/",
        "/leaders/g",
        "/leaders/img/gone.png",
        "/leaders/../../mkdocs.yml",
        "/leaders/%2e%2e/%2e%2e/mkdocs.yml",
        "/leaders//etc/passwd",
        "/leaders/img/../../content/pages/lamp.png",
        "/leaders/\x00",
        "/leaders/%ff",
        "/leaders/%",
    ],
)
def test_what_the_tree_lacks_is_answered_by_its_own_page(answers: Answers, path: str) -> None:
    answer = answers.answer(path)
    page = b"<html><body>nothing here" + MARK + b"</body></html>"
    assert answer == Answer(status=answer.status, body=page)
    assert answer.status == 404


@pytest.mark.parametrize("path", ["/favicon.ico", "/leader/", "/_kits/", "*", ""])
def test_what_is_no_tree_is_not_found(answers: Answers, path: str) -> None:
    assert answers.answer(path).status == 404


def test_texts_say_how_they_are_encoded() -> None:
    silent = {"application/json", "application/xml", "application/pdf", "image/svg+xml"}
    for kind in KINDS.values():
        known = kind.partition("/")[0] in ("image", "font", "audio", "video") or kind in silent
        assert known != kind.endswith("; charset=utf-8")
