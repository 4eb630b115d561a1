"""From an edit to the page: how long `kits serve` takes to show what was saved."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter, sleep
from typing import TypeVar
from urllib.parse import urlsplit

from tests.bench.work.community import edit_message
from tests.bench.work.words import CAMPAIGN

T = TypeVar("T")

FIRST, EDITS = 100, 3
PATIENCE = 600.0
"""Seconds after which a page that does not come is given up."""
LOOK = 0.01


def edit_to_page(kits: Sequence[str], project: Path) -> float:
    """The median of the seconds between saving a message and a kit's page that says it."""
    with TemporaryFile() as said:
        serving = subprocess.Popen([*kits, "serve", "--port", "0"], stdout=said, stderr=said)
        try:
            address = _wait(lambda: _address(said.fileno()))
            page = f"{address}g/group-000000/{CAMPAIGN}/"
            _wait(lambda: _get(page))
            return median(_edit(project, page, turn) for turn in range(FIRST, FIRST + EDITS))
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait()


def _edit(project: Path, page: str, turn: int) -> float:
    began = perf_counter()
    sentence = edit_message(project, turn).encode()
    _wait(lambda: sentence in _get(page))
    return perf_counter() - began


def _wait(ask: Callable[[], T]) -> T:
    """What is asked for, as soon as it is there."""
    until = perf_counter() + PATIENCE
    while perf_counter() < until:
        if got := ask():
            return got
        sleep(LOOK)
    raise TimeoutError(f"nothing came within {PATIENCE:.0f} seconds")


def _address(said: int) -> str:
    """Where the leaders' tree is served, once the command has said so."""
    found = re.search(rb"leaders\s+(http\S+)", os.pread(said, 100_000, 0))
    return found[1].decode() if found else ""


def _get(address: str) -> bytes:
    parts = urlsplit(address)
    assert parts.hostname
    connection = HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    connection.request("GET", parts.path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body if answer.status == 200 else b""
