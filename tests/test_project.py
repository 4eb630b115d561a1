"""What the project promises of itself: its dependencies are declared, locked, and installed."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
SCRIPTS = [
    *sorted(path for path in (PROJECT / "scripts").iterdir() if path.name != "environment"),
    PROJECT / ".ci" / "run",
]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def declared() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock: str) -> dict[str, str]:
    """The version of each package that a lock file names."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


def imported() -> Iterator[tuple[str, str]]:
    """The top-level modules that kits/ imports, each with a file that does."""
    for path in sorted((PROJECT / "kits").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((name.name.partition(".")[0], path.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0], path.name


def test_what_is_imported_is_declared() -> None:
    project = declared()
    extras = {name: of for name, of in project["optional-dependencies"].items() if name != "dev"}
    needed = chain(project["dependencies"], *extras.values())
    wanted = {canonicalize_name(Requirement(each).name) for each in needed}
    providers = packages_distributions()
    undeclared = {
        (module, file)
        for module, file in imported()
        if module not in sys.stdlib_module_names and module not in ("kits", "_typeshed")
        if not wanted & {canonicalize_name(name) for name in providers.get(module, [])}
    }
    assert undeclared == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_is_declared(lock: str) -> None:
    project = declared()
    wanted = list(project["dependencies"])
    if lock == "requirements-dev.lock":
        wanted += [each for extra in project["optional-dependencies"].values() for each in extra]
    locked = pins(lock)
    stale = [
        each
        for each in map(Requirement, wanted)
        if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0"))
    ]
    assert stale == [], "run scripts/lock"


def test_the_locks_agree() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_nothing_of_where_it_was_made(lock: str) -> None:
    lines = (PROJECT / lock).read_text(encoding="utf-8").splitlines()
    shapes = r"#.*|[\w.-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*|"
    assert [line for line in lines if not re.fullmatch(shapes, line) or "://" in line] == []


def test_the_lock_of_node_holds_what_is_declared_and_nothing_of_where_it_was_made() -> None:
    declared, locked = (
        json.loads((PROJECT / "tests" / name).read_text(encoding="utf-8"))
        for name in ("package.json", "package-lock.json")
    )
    assert locked["packages"][""]["devDependencies"] == declared["devDependencies"]
    packages = {name: each for name, each in locked["packages"].items() if name}
    assert all(each["integrity"] and "resolved" not in each for each in packages.values())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


def test_a_python_that_is_too_old_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    for name in ("environment", "build"):
        source = PROJECT / "scripts" / name
        (tmp_path / "scripts" / name).write_bytes(source.read_bytes())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((PROJECT / name).read_bytes())
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "cat", "cksum", "dirname", "grep"):
        (programs / name).symlink_to(which(name) or name)
    old = programs / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\n')
    old.chmod(0o755)
    run = subprocess.run(
        ["bash", tmp_path / "scripts" / "build"],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "Installing requirements.lock into .venv; this takes a minute the first time.\n"
        "Leaderkit needs Python 3.11 or newer with its venv module, and found Python 3.9.2. "
        "On Debian or Ubuntu: apt install python3 python3-venv. "
        "Elsewhere: https://www.python.org/downloads/\n"
    )
