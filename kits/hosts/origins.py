"""What a shard is made from, told by bytes: the same on every machine."""

from __future__ import annotations

import platform
from hashlib import sha256
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

from kits.hosts.files import walk
from kits.source.trees import HOST, FileTree


def content_digest(tree: FileTree) -> str:
    """A digest of all that is read of a project: its content, and what its host is told."""
    found = sha256(repr(tree.links()).encode(errors="surrogateescape"))
    for path in (HOST, *tree.paths()):
        try:
            data = sha256(tree.read(path)).digest()
        except OSError:
            data = b""
        found.update(repr((path, data)).encode(errors="surrogateescape"))
    return found.hexdigest()


def program_digest() -> str:
    """A digest of this package, of Python, and of the versions of what is installed beside it."""
    installed = sorted({(found.name.lower(), found.version) for found in distributions()})
    version = platform.python_version()
    found = sha256(repr((platform.python_implementation(), version, installed)).encode())
    for path, entry in walk(str(files("kits"))):
        if "__pycache__/" not in path:
            found.update(repr((path, sha256(Path(entry.path).read_bytes()).digest())).encode())
    return found.hexdigest()
