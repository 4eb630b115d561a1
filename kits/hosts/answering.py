"""What a preview answers to a request: pages that keep themselves up to date."""

from __future__ import annotations

import html
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from kits.hosts.host import HostFailed
from kits.hosts.previewing import Edition, Preview
from kits.model.audiences import Audience

CHANGES, SCRIPT = "/_kits/changes", "/_kits/reload.js"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, apart from the headers that all have."""

    status: HTTPStatus = HTTPStatus.OK
    body: bytes = b""
    kind: str = PAGE
    location: str | None = None


class Answers:
    """The answers of one preview."""

    def __init__(self, preview: Preview, run: str) -> None:
        """`run` tells this run of the server from another, whose pages may still be open."""
        self._preview = preview
        self._run = run
        self._script = Path(__file__).with_name("reload.js").read_bytes()

    def name(self, edition: int) -> str:
        """An edition as pages know it."""
        return f"{self._run}.{edition}"

    def answer(self, target: str) -> Answer:
        """The answer to the target of a request, `/leaders/g/shanghai-03/?x=1`.

        Paths are looked up among those of the tree, and never on the disk.
        """
        asked = urlsplit(target)
        path = unquote(asked.path)
        if path == SCRIPT:
            return Answer(body=self._script, kind=KINDS[".js"])
        edition = self._preview.edition
        if edition is None:
            return self._page(0, HTTPStatus.SERVICE_UNAVAILABLE, *self._told())
        if path == "/":
            trees = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in PLACES)
            return self._page(edition.number, HTTPStatus.OK, f"<ul>{trees}</ul>", *self._told())
        name, slash, rest = path.removeprefix("/").partition("/")
        if name not in PLACES:
            return self._page(edition.number, HTTPStatus.NOT_FOUND, "<h1>404</h1>")
        try:
            return self._file(edition, PLACES[name], rest if slash else None, asked.query)
        except HostFailed as error:
            reason = f"<pre>{html.escape(str(error))}</pre>"
            return self._page(edition.number, HTTPStatus.INTERNAL_SERVER_ERROR, reason)

    def _file(self, edition: Edition, audience: Audience, path: str | None, query: str) -> Answer:
        """A file of a tree; `path` is None for the tree itself without its slash."""
        find = self._preview.find
        if path is not None:
            full = f"{path}index.html" if path == "" or path.endswith("/") else path
            content = find(edition, audience, full)
            if content is not None:
                kind = KINDS.get(PurePosixPath(full).suffix.lower(), "application/octet-stream")
                body = self._alive(content, edition.number) if kind == PAGE else content
                return Answer(body=body, kind=kind)
        if path is None or find(edition, audience, f"{path}/index.html") is not None:
            folder = f"{audience.title}/{path}/" if path else f"{audience.title}/"
            location = f"/{quote(folder)}" + (f"?{query}" if query else "")
            return Answer(status=HTTPStatus.FOUND, location=location)
        missing = find(edition, audience, "404.html") or b"<h1>404</h1>"
        return Answer(status=HTTPStatus.NOT_FOUND, body=self._alive(missing, edition.number))

    def _told(self) -> tuple[str, ...]:
        problem = self._preview.reading.problem
        return (f"<pre>{html.escape(problem)}</pre>",) if problem else ()

    def _page(self, edition: int, status: HTTPStatus, *body: str) -> Answer:
        """A page of the preview's own."""
        head = '<!doctype html><meta charset="utf-8"><title>kits serve</title>'
        return Answer(status=status, body=self._alive("".join([head, *body]).encode(), edition))

    def _alive(self, page: bytes, edition: int) -> bytes:
        """A page with the script that reloads it; what is built never holds it."""
        script = f'<script src="{SCRIPT}" data-edition="{self.name(edition)}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script
