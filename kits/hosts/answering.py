"""What a preview answers to a request: pages that keep themselves up to date."""

from __future__ import annotations

import html
import json
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkzeug import Request, Response
from werkzeug.sansio.utils import host_is_trusted

from kits.hosts.host import HostFailed
from kits.hosts.previewing import Edition, Preview, State
from kits.model.audiences import Audience

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

CHANGES, SCRIPT = "/_kits/changes", "/_kits/reload.js"
NAMES = ("127.0.0.1", "localhost")
"""Hosts that a request may name. A page of another site could otherwise point a name of its own
at this machine, and read what operators alone may see."""
METHODS = ("GET", "HEAD")
BREATH = 5.0
"""Seconds between two signs of life to a page that listens, so that one gone is noticed."""
PLACES = {audience.title: audience for audience in Audience}
PAGE, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
# Not `mimetypes`, which reads what the machine happens to have registered.
KINDS = {
    ".html": PAGE,
    ".txt": TEXT,
    ".md": TEXT,
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}


class Answers:
    """The answers of one preview, to what WSGI calls a request."""

    def __init__(self, preview: Preview, run: str) -> None:
        """`run` tells this run of the server from another, whose pages may still be open."""
        self._preview = preview
        self._run = run
        self._script = Path(__file__).with_name("reload.js").read_bytes()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answers to those whom it trusts; a bug is told where it is seen."""
        try:
            response = self.answer(Request(environ))
        except Exception:
            response = _text(traceback.format_exc(), 500)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response(environ, start)

    def answer(self, request: Request) -> Response:
        """The answer to a request; paths are looked up in the tree, and never on the disk."""
        path = request.path
        if not host_is_trusted(request.environ.get("HTTP_HOST"), NAMES):
            return _text("", 403)
        if request.method not in METHODS:
            return _text("", 405)
        if path == CHANGES:
            return Response(self._news(), content_type="text/event-stream; charset=utf-8")
        if path == SCRIPT:
            return Response(self._script, content_type=KINDS[".js"])
        edition = self._preview.edition
        if edition is None:
            return self._page(0, 503, *self._told())
        if path == "/":
            trees = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in PLACES)
            return self._page(edition.number, 200, f"<ul>{trees}</ul>", *self._told())
        name, slash, rest = path.removeprefix("/").partition("/")
        if name not in PLACES:
            return self._page(edition.number, 404, "<h1>404</h1>")
        query = request.query_string.decode("latin-1")
        try:
            return self._file(edition, PLACES[name], rest if slash else None, query)
        except HostFailed as error:
            return self._page(edition.number, 500, f"<pre>{html.escape(str(error))}</pre>")

    def _file(self, edition: Edition, audience: Audience, path: str | None, query: str) -> Response:
        """A file of a tree; `path` is None for the tree itself without its slash."""
        find = self._preview.find
        if path is not None:
            full = f"{path}index.html" if path == "" or path.endswith("/") else path
            content = find(edition, audience, full)
            if content is not None:
                kind = KINDS.get(PurePosixPath(full).suffix.lower(), "application/octet-stream")
                body = self._alive(content, edition.number) if kind == PAGE else content
                return Response(body, content_type=kind)
        if path is None or find(edition, audience, f"{path}/index.html") is not None:
            folder = f"{audience.title}/{path}/" if path else f"{audience.title}/"
            location = f"/{quote(folder)}" + (f"?{query}" if query else "")
            return Response(status=302, headers={"Location": location}, content_type=PAGE)
        missing = find(edition, audience, "404.html") or b"<h1>404</h1>"
        return Response(self._alive(missing, edition.number), 404, content_type=PAGE)

    def _news(self) -> Iterator[bytes]:
        """Every new state, for as long as a page listens."""
        yield b"retry: 500\n\n"
        known: State | None = None
        while not self._preview.closed:
            state = self._preview.wait(known, BREATH)
            news = {"edition": self._name(state.edition), "problem": state.problem}
            yield b":\n\n" if state == known else f"data: {json.dumps(news)}\n\n".encode()
            known = state

    def _told(self) -> tuple[str, ...]:
        problem = self._preview.reading.problem
        return (f"<pre>{html.escape(problem)}</pre>",) if problem else ()

    def _page(self, edition: int, status: int, *body: str) -> Response:
        """A page of the preview's own."""
        head = '<!doctype html><meta charset="utf-8"><title>kits serve</title>'
        page = self._alive("".join([head, *body]).encode(), edition)
        return Response(page, status, content_type=PAGE)

    def _alive(self, page: bytes, edition: int) -> bytes:
        """A page with the script that reloads it; what is built never holds it."""
        script = f'<script src="{SCRIPT}" data-edition="{self._name(edition)}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def _name(self, edition: int) -> str:
        """An edition as pages know it."""
        return f"{self._run}.{edition}"


def _text(text: str, status: int) -> Response:
    return Response(text, status, content_type=TEXT)
