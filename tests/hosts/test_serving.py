import json
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from kits.hosts import serving
from kits.hosts.previewing import Reading
from kits.hosts.scratch import HIDDEN
from kits.hosts.serving import bind, serve
from kits.model.audiences import Audience
from tests.browser import PHONE
from tests.hosts.previews import Live, Plain, fetch, live, read, unfinished, write

MESSAGE = "content/messages/shanghai.md"


@pytest.fixture
def community(project: Path) -> Path:
    """A project of one message and one page."""
    write(project, MESSAGE, "今晚 20:00 见")
    write(project, "content/pages/index.md", "灯下")
    return project


@pytest.fixture
def preview(community: Path) -> Iterator[Live]:
    with live(community) as running:
        yield running


def test_each_tree_is_told_and_served(preview: Live) -> None:
    assert {a.title: url for a, url in preview.trees.items()} == {
        name: f"{preview.root}{name}/" for name in ("public", "leaders", "operators")
    }
    assert "今晚 20:00 见" in preview.get("leaders/g/shanghai/")
    assert "灯下" in preview.get("public/")
    assert fetch(preview.root + "public/g/shanghai/")[0].status == 404
    assert all(f'href="/{a.title}/"' in preview.get("") for a in Audience)


def test_an_edit_shows_within_a_second_and_the_edition_moves_on(preview: Live) -> None:
    before = preview.get("leaders/g/shanghai/")
    began = monotonic()
    assert preview.edit(MESSAGE, "改到 21:00") == ()
    after = preview.get("leaders/g/shanghai/")
    assert "改到 21:00" in after
    assert monotonic() - began < 1
    assert before.partition("data-edition=")[2][:12] != after.partition("data-edition=")[2][:12]


def test_a_kit_page_never_waits_for_the_host(preview: Live) -> None:
    preview.get("leaders/g/shanghai/")
    preview.edit(MESSAGE, "改到 21:00")
    preview.get("leaders/g/shanghai/")
    assert preview.host.rendered == []


def test_a_mistake_is_reported_and_the_last_good_state_stays(preview: Live) -> None:
    assert preview.edit(MESSAGE, "TODO") == (unfinished(MESSAGE),)
    assert "今晚 20:00 见" in preview.get("leaders/g/shanghai/")
    assert f"{MESSAGE}:1:1: error[placeholder]: a placeholder is left" in preview.get("")
    assert preview.edit(MESSAGE, "改到 21:00") == ()
    assert "改到 21:00" in preview.get("leaders/g/shanghai/")
    assert "placeholder" not in preview.get("")


def test_a_preview_that_begins_with_a_mistake_shows_it_until_it_is_mended(community: Path) -> None:
    write(community, MESSAGE, "TODO")
    with live(community) as preview:
        response, page = fetch(preview.root + "leaders/g/shanghai/")
        assert response.status == 503
        assert "error[placeholder]" in page
        assert "reload.js" in page
        preview.edit(MESSAGE, "好")
        assert "好" in preview.get("leaders/g/shanghai/")


def test_new_settings_are_shown_and_broken_ones_leave_what_was(preview: Live) -> None:
    assert "site_name" in preview.get("public/")
    preview.edit("mkdocs.yml", "broken: true")
    assert "site_name" in preview.get("public/")
    assert preview.complaints == ["a page is short", "the settings are broken"]
    response, page = fetch(preview.root + "leaders/")
    assert (response.status, "the settings are broken" in page) == (500, True)
    preview.edit("mkdocs.yml", "site_name: 新名字")
    assert "新名字" in preview.get("public/")


def test_a_page_hears_of_every_change(preview: Live) -> None:
    with urlopen(preview.root + "_kits/changes", timeout=10) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        told = (json.loads(line[6:]) for line in stream if line.startswith(b"data: "))
        first = next(told)
        preview.edit(MESSAGE, "TODO")
        assert next(told) == {
            "edition": first["edition"],
            "problem": f"{MESSAGE}:1:1: error[placeholder]: a placeholder is left\n1 error\n",
        }
        preview.edit(MESSAGE, "好")
        after = next(told)
        assert after["edition"] != first["edition"]
        assert after["problem"] == ""


def test_a_page_left_open_leaves_no_thread_and_no_folder(
    community: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    def others() -> set[Path]:
        return {path for path in community.rglob("*") if HIDDEN not in path.parts}

    threads, files = set(threading.enumerate()), others()
    with live(community) as preview:
        preview.get("leaders/")
        listening = urlopen(preview.root + "_kits/changes", timeout=10)
        port = int(preview.root.rsplit(":")[-1].strip("/"))
        silent = socket.create_connection(("127.0.0.1", port))
    assert set(threading.enumerate()) == threads
    assert list(scratch.iterdir()) == []
    assert others() == files
    listening.close()
    silent.close()


def test_the_next_free_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with bind(port) as bound:
            assert port < bound.getsockname()[1] <= port + serving.PORTS


def test_heads_are_those_of_pages_that_nobody_keeps(preview: Live) -> None:
    response, _ = fetch(preview.root, "HEAD")
    assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert int(response.headers["Content-Length"]) > 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(preview: Live, method: str) -> None:
    response, page = fetch(preview.root, method)
    assert (response.status, page) == (405, "")


def test_a_build_does_not_load_the_server() -> None:
    asked = "import sys, kits.cli.building; print('werkzeug' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_nothing_is_printed(preview: Live, capfd: pytest.CaptureFixture[str]) -> None:
    preview.get("leaders/")
    with socket.create_connection(
        ("127.0.0.1", int(preview.root.rsplit(":")[-1].strip("/")))
    ) as bad:
        bad.sendall(b"no request\r\n\r\n")
        assert bad.recv(999)
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_ends_it(community: Path) -> None:
    def interrupted() -> Reading:
        raise KeyboardInterrupt

    threads = set(threading.enumerate())
    serve(
        *(community, interrupted, Plain(community)),
        port=0,
        opened=lambda trees: None,
        report=lambda findings: None,
        complain=lambda sentence: None,
    )
    assert set(threading.enumerate()) == threads


def test_a_file_that_is_gone_while_it_is_read_is_no_mistake(community: Path) -> None:
    reads: list[int] = []

    def flickering() -> Reading:
        reads.append(len(reads))
        if reads[-1] == 1:
            raise FileNotFoundError("4913")
        return read(community)

    with live(community, flickering) as preview:
        assert preview.edit(MESSAGE, "好") == ()
        assert "好" in preview.get("leaders/g/shanghai/")
        assert reads == [0, 1, 2]


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example:80", "", "[::1"])
@pytest.mark.parametrize("path", ["operators/", "_kits/changes"])
def test_a_name_that_another_site_points_here_is_refused(
    preview: Live, name: str, path: str
) -> None:
    response, page = fetch(preview.root + path, Host=name)
    assert (response.status, page) == (403, "")


def test_a_bug_is_told_where_it_is_seen_and_the_preview_goes_on(community: Path) -> None:
    def broken(audience: Audience) -> Iterator[object]:
        raise ZeroDivisionError

    def reading() -> Reading:
        return Reading(render=broken)  # type: ignore[arg-type]  # a bug of a renderer

    with live(community, reading) as preview:
        for _ in range(2):
            response, page = fetch(preview.root + "public/")
            assert (response.status, "ZeroDivisionError" in page) == (500, True)
        assert fetch(preview.root)[0].status == 200


def test_an_open_page_reloads_and_tells_what_is_wrong(preview: Live, chromium: Browser) -> None:
    page = chromium.new_page(viewport=PHONE)
    page.goto(preview.root + "leaders/g/shanghai/")
    note = page.get_by_role("alert")
    expect(note).to_have_count(0)
    preview.edit(MESSAGE, "TODO")
    expect(note).to_contain_text("a placeholder is left")
    expect(page.locator("body")).to_contain_text("今晚 20:00 见")
    preview.edit(MESSAGE, "改到 21:00")
    expect(page.locator("body")).to_contain_text("改到 21:00")
    expect(note).to_have_count(0)
    page.close()
