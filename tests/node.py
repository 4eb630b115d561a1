"""Node, which runs the readers that exist in JavaScript alone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

TESTS = Path(__file__).parent


def run_node(script: Path, given: object) -> Any:
    """What a script answers, as JSON, to what it is given as JSON."""
    node = which("node")
    if node is None:
        pytest.fail("no node is installed; on Debian: apt install nodejs npm", pytrace=False)
    if not (TESTS / "node_modules").is_dir():
        pytest.fail("no packages for node; run: npm ci --prefix tests", pytrace=False)
    command = [node, str(script)]
    run = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True)
    if run.returncode:
        pytest.fail(run.stderr, pytrace=False)
    return json.loads(run.stdout)
