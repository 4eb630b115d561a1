"""`kits serve`: the three trees on loopback, where an edit shows within a second."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EADDRINUSE
from pathlib import Path
from threading import Event, Thread
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from kits.hosts.answering import Answers
from kits.hosts.host import Host
from kits.hosts.previewing import Preview, Reading
from kits.hosts.watching import saves
from kits.model.audiences import Audience
from kits.model.findings import Finding

LOOPBACK = "127.0.0.1"
PORTS = 20
"""How many ports are tried, from the one asked for."""
UNREADABLE = "unreadable-text"


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


class PreviewServer(ThreadedWSGIServer):
    """Answers requests on loopback, each in a thread that does not outlive the server."""

    daemon_threads = False

    def __init__(
        self, project: Path, host: Host, bound: socket.socket, complain: Callable[[str], None]
    ) -> None:
        self._connections: set[socket.socket] = set()
        self.preview = Preview(project, host, self.address, complain)
        answers = Answers(self.preview, secrets.token_hex(4))
        place, port = bound.getsockname()
        super().__init__(place, port, answers, Silent, fd=bound.fileno())

    def address(self, audience: Audience) -> str:
        """Where a tree is served."""
        return f"http://{LOOPBACK}:{self.port}/{audience.title}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keeps the connection in mind, since browsers open some and say nothing."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Ends a connection."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def end(self) -> None:
        """Ends every connection, and waits for its thread."""
        self.preview.close()
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class Silent(WSGIRequestHandler):
    """One request; only the command speaks."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def listening(
    project: Path, host: Host, port: int, complain: Callable[[str], None]
) -> Iterator[PreviewServer]:
    """A server at work in its own thread."""
    with bind(port) as bound:
        server = PreviewServer(project, host, bound, complain)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.end()
        thread.join()


def bind(port: int) -> socket.socket:
    """A socket that listens on the port, or on the next free one. Raises OSError."""
    last = min(port + PORTS, 65535) if port else 0
    for candidate in range(port, last):
        try:
            return socket.create_server((LOOPBACK, candidate), backlog=64)
        except OSError as error:
            if error.errno != EADDRINUSE:
                raise
    return socket.create_server((LOOPBACK, last), backlog=64)
