"""Sites in an object store: content first, and last of all what points to it.

Below the address lie `builds/<build>/` with the trees, `manifests/<build>.json` with the digest of
each file, and `current.json`, which says what build is to be served. Whoever follows it sees all
of one build at any moment. What a build shares with the one before is copied there by the store.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError

from kits.hosts.answering import KINDS
from kits.hosts.files import walk
from kits.hosts.shards import Refused
from kits.model.claims import Claims

if TYPE_CHECKING:
    from obstore.store import ObjectStore

CURRENT = "current.json"
AT_ONCE = 32
"""Requests under way."""

BuildId = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
Manifest = Mapping[str, str]
"""The digest of each file, by its path from the folder of the build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What `current.json` says."""

    build: BuildId
    before: BuildId | None
    """The build that was served until then; it is there still, for whoever is reading it."""


_CURRENT, _MANIFEST = TypeAdapter(Current), TypeAdapter(dict[str, str])


def send(site: Path, trees: Iterable[str], url: str) -> bool:
    """Puts trees of a site into a store, and says whether it had other ones.

    Trees that are not named stay as they are served. Raises Refused where the store does not take
    them, or where somebody else has put others there meanwhile; what was served is served then.
    """
    try:
        from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
        from obstore.store import from_url
    except ImportError:
        raise Refused("obstore is not installed here", "install leaderkit[objects]") from None
    try:
        return _Delivery(from_url(url), site).send(sorted(trees))
    except (AlreadyExistsError, PreconditionError):
        raise Refused(f'another build came to "{url}" meanwhile', "build again") from None
    except ValidationError:
        raise Refused(
            f'"{url}" holds something else', "name a place in the bucket for the sites alone"
        ) from None
    except (BaseError, OSError, ValueError) as problem:
        first = str(problem).split("\n")[0][:200]
        raise Refused(
            f'"{url}" does not take the sites: {first}', "see to the address and to your keys"
        ) from problem


class _Delivery:
    """One build on its way."""

    def __init__(self, store: ObjectStore, site: Path) -> None:
        self._store = store
        self._site = site

    def send(self, trees: list[str]) -> bool:
        current, tag = self._current()
        before = self._manifest(current.build) if current else {}
        ours = {path: digest for tree in trees for path, digest in self._files(tree)}
        others = {p: d for p, d in before.items() if p.partition("/")[0] not in trees}
        manifest = dict(sorted((ours | others).items()))
        claims = Claims()
        for path in manifest:
            claims.claim(path)
        listing = json.dumps(manifest, ensure_ascii=False, indent=0).encode()
        build = sha256(listing).hexdigest()[:16]
        if current and current.build == build:
            return False
        source = f"builds/{current.build}" if current else ""

        def put(path: str) -> None:
            target = f"builds/{build}/{path}"
            try:
                if before.get(path) == manifest[path]:
                    self._store.copy(f"{source}/{path}", target)
                    return
            except FileNotFoundError:  # somebody took it away there
                if path not in ours:
                    raise
            self._put(target, (self._site / path).read_bytes())

        _at_once(put, manifest)
        self._put(f"manifests/{build}.json", listing)
        told = Current(build=build, before=current.build if current else None)
        self._point(told, tag)
        if current and current.before and current.before != build:
            self._remove(current.before)
        return True

    def _current(self) -> tuple[Current | None, str | None]:
        try:
            found = self._store.get(CURRENT)
        except FileNotFoundError:
            return None, None
        told = _CURRENT.validate_json(bytes(found.bytes()), strict=True)
        return told, found.meta["e_tag"]

    def _manifest(self, build: str) -> Manifest:
        found = self._store.get(f"manifests/{build}.json")
        return _MANIFEST.validate_json(bytes(found.bytes()), strict=True)

    def _files(self, tree: str) -> Iterable[tuple[str, str]]:
        for path, entry in walk(str(self._site / tree), f"{tree}/"):
            yield path, sha256(Path(entry.path).read_bytes()).hexdigest()

    def _point(self, told: Current, tag: str | None) -> None:
        """Lets all be served, unless something else was meanwhile."""
        data = _CURRENT.dump_json(told)
        attributes = {"Content-Type": KINDS[".json"], "Cache-Control": "no-cache"}
        if tag is None:
            self._store.put(CURRENT, data, attributes=attributes, mode="create")
        else:
            self._store.put(CURRENT, data, attributes=attributes, mode={"e_tag": tag})

    def _put(self, key: str, content: bytes) -> None:
        kind = KINDS.get(PurePosixPath(key).suffix.lower(), "application/octet-stream")
        self._store.put(key, content, attributes={"Content-Type": kind})

    def _remove(self, build: str) -> None:
        for found in self._store.list(f"builds/{build}"):
            self._store.delete([each["path"] for each in found])
        self._store.delete(f"manifests/{build}.json")


def _at_once(work: Callable[[str], None], paths: Iterable[str]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for result in [pool.submit(work, path) for path in paths]:
            result.result()
