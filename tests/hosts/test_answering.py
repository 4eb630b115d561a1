from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from werkzeug import Request, Response
from werkzeug.test import create_environ

from kits.hosts.answering import KINDS, Answers
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


def told(answers: Answers, target: str) -> Response:
    """The answer to a request for a target, as it stands in the request's first line."""
    path, _, query = target.partition("?")
    environ = create_environ(base_url="http://localhost:8000/", query_string=query)
    environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")  # as WSGI has it
    return answers.answer(Request(environ))


def test_a_page_gets_its_script_at_its_end(answers: Answers) -> None:
    alive = KIT.removesuffix(b"</body></html>") + MARK + b"</body></html>"
    response = told(answers, "/leaders/g/%E4%B8%8A%E6%B5%B7/")
    assert (response.status_code, response.data) == (200, alive)
    assert response.content_type == "text/html; charset=utf-8"
    assert told(answers, "/leaders/g/上海/index.html?x=1").data == alive
    assert told(answers, "/leaders/bare.html").data == b"bare" + MARK


def test_other_files_are_served_as_they_are(answers: Answers) -> None:
    for path, content, kind in [
        ("/leaders/g/上海/calendar.ics", ICS, "text/calendar; charset=utf-8"),
        ("/public/img/lamp.png", LAMP, "image/png"),
    ]:
        response = told(answers, path)
        assert (response.data, response.content_type) == (content, kind)
    assert told(answers, "/_kits/reload.js").content_type == "text/javascript; charset=utf-8"


def test_a_folder_is_shown_at_its_slash(answers: Answers) -> None:
    for asked, there in [
        ("/leaders", "/leaders/"),
        ("/leaders?a=1", "/leaders/?a=1"),
        ("/leaders/g/上海?a=1&b", "/leaders/g/%E4%B8%8A%E6%B5%B7/?a=1&b"),
    ]:
        response = told(answers, asked)
        assert (response.status_code, response.location, response.data) == (302, there, b"")


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
    response = told(answers, path)
    page = b"<html><body>nothing here" + MARK + b"</body></html>"
    assert (response.status_code, response.data) == (404, page)


@pytest.mark.parametrize("path", ["/favicon.ico", "/leader/", "/_kits/", "*"])
def test_what_is_no_tree_is_not_found(answers: Answers, path: str) -> None:
    assert told(answers, path).status_code == 404


def test_texts_say_how_they_are_encoded() -> None:
    silent = {"application/json", "application/xml", "application/pdf", "image/svg+xml"}
    for kind in KINDS.values():
        known = kind.partition("/")[0] in ("image", "font", "audio", "video") or kind in silent
        assert known != kind.endswith("; charset=utf-8")
