"""`kits serve`: the three trees on loopback, where an edit shows within a second."""

from __future__ import annotations

import json
import secrets
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EADDRINUSE
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

from kits.hosts.answering import CHANGES, TEXT, Answer, Answers
from kits.hosts.host import Host
from kits.hosts.previewing import Preview, Reading, State
from kits.hosts.watching import saves
from kits.model.audiences import Audience
from kits.model.findings import Finding

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost", "::1")
"""Hosts that a request may name. A page of another site could otherwise point a name of its own
at this machine, and read what operators alone may see."""
PORTS = 20
"""How many ports are tried, from the one asked for."""
UNREADABLE = "unreadable-text"
BREATH = 5.0
"""Seconds between two signs of life to a page that listens, so that one gone is noticed."""


def serve(
    project: Path,
    read: Callable[[], Reading],
    host: Host,
    *,
    port: int,
    opened: Callable[[Mapping[Audience, str]], None],
    report: Callable[[tuple[Finding, ...]], None],
    complain: Callable[[str], None],
    stop: Event | None = None,
) -> None:
    """Serves a preview until it is interrupted (or `stop` is set).

    It leaves nothing behind but what was costly to make, among what builds keep.

    `read` is called at the start and after each save; `report` hears the findings each time, an
    empty tuple too. `opened` hears the address of each tree, once; `complain` hears sentences of
    the host, from any thread. The next free port is taken when `port` is not; 0 means any. Raises
    OSError when none is free.
    """
    with suppress(KeyboardInterrupt), listening(project, host, port, complain) as server:
        for told, new_look in enumerate(saves(project, stop)):
            reading = settled(read)
            server.preview.take(reading, new_look=new_look)
            report(reading.findings)
            if not told:
                opened({audience: server.address(audience) for audience in Audience})


def settled(read: Callable[[], Reading]) -> Reading:
    """A reading; a file that an editor keeps for a moment only is gone at the second look."""
    try:
        reading = read()
    except FileNotFoundError:
        return read()
    gone = any(finding.rule == UNREADABLE for finding in reading.findings)
    return read() if gone else reading


class PreviewServer(ThreadingHTTPServer):
    """Answers requests on loopback, each in a thread that does not outlive the server."""

    daemon_threads = False
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # where it would share a port that is taken

    def __init__(
        self, project: Path, host: Host, port: int, complain: Callable[[str], None]
    ) -> None:
        self._connections: set[socket.socket] = set()
        self.preview = Preview(project, host, self.address, complain)
        self.answers = Answers(self.preview, secrets.token_hex(4))
        super().__init__((LOOPBACK, port), Requests)

    def address(self, audience: Audience) -> str:
        """Where a tree is served."""
        return f"http://{LOOPBACK}:{self.server_port}/{audience.title}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keeps the connection in mind, since browsers open some and say nothing."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Ends a connection."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Ends every connection, and waits for its thread."""
        self.preview.close()
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


@contextmanager
def listening(
    project: Path, host: Host, port: int, complain: Callable[[str], None]
) -> Iterator[PreviewServer]:
    """A server at work in its own thread."""
    server = bind(project, host, port, complain)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def bind(project: Path, host: Host, port: int, complain: Callable[[str], None]) -> PreviewServer:
    """A server on the port, or on the next free one. Raises OSError."""
    last = min(port + PORTS, 65535) if port else 0
    for candidate in range(port, last):
        try:
            return PreviewServer(project, host, candidate, complain)
        except OSError as error:
            if error.errno != EADDRINUSE:
                raise
    return PreviewServer(project, host, last, complain)


class Requests(BaseHTTPRequestHandler):
    """One request, answered."""

    server: PreviewServer
    server_version = "kits"

    def do_GET(self) -> None:
        """Answers with a page, or with what happens from now on."""
        if self.path == CHANGES and self._trusted():
            self._tell()
        else:
            self._send(self._answer(), whole=True)

    def do_HEAD(self) -> None:
        """Answers without the content."""
        self._send(self._answer(), whole=False)

    def _trusted(self) -> bool:
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname in NAMES
        except ValueError:
            return False

    def _answer(self) -> Answer:
        if not self._trusted():
            return Answer(status=HTTPStatus.FORBIDDEN, kind=TEXT)
        try:
            return self.server.answers.answer(self.path)
        except Exception:  # a bug, which is told where it is seen; the preview goes on
            body = traceback.format_exc().encode()
            return Answer(status=HTTPStatus.INTERNAL_SERVER_ERROR, body=body, kind=TEXT)

    def _send(self, answer: Answer, *, whole: bool) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self._end_headers()
        if whole:
            self.wfile.write(answer.body)

    def _tell(self) -> None:
        """Tells a page of every new state, until it is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._end_headers()
        self.wfile.write(b"retry: 500\n\n")
        preview, known = self.server.preview, None
        while not preview.closed:
            state = preview.wait(known, BREATH)
            self.wfile.write(b":\n\n" if state == known else self._news(state))
            known = state

    def _news(self, state: State) -> bytes:
        edition = self.server.answers.name(state.edition)
        news = json.dumps({"edition": edition, "problem": state.problem})
        return f"data: {news}\n\n".encode()

    def _end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def handle(self) -> None:
        """Reads one request and answers it; a browser may leave at any moment."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: only the command speaks."""
