"""How large a tree is, and how much the usual hosting services take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

NEAR = 0.8
"""The share of a limit from which a build warns."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a tree holds."""

    files: int
    bytes: int
    folders: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of one tree."""

    size: Size
    changed: bool
    """False when the tree was the same before, and so was left untouched."""
    warnings: tuple[str, ...] = ()
    """What the host complained about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The most that a hosting service takes of one site."""

    service: str
    files: int | None = None
    bytes: int | None = None
    entries: int | None = None
    """Files and folders together."""
    source: str


LIMITS = (
    Limit(
        service="GitHub Pages",
        bytes=1_000_000_000,
        source="https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
    ),
    Limit(
        service="Cloudflare Pages",
        files=20_000,
        source="https://developers.cloudflare.com/pages/platform/limits/",
    ),
    Limit(
        service="GitLab Pages",
        entries=200_000,
        source="https://docs.gitlab.com/administration/instance_limits/#number-of-files-per-gitlab-pages-website",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """A limit that a tree comes near to, or is past."""

    service: str
    unit: str
    """`files`, `bytes` or `entries`."""
    used: int
    limit: int

    @property
    def over(self) -> bool:
        """Whether the service would refuse the tree."""
        return self.used > self.limit


def strains(size: Size) -> Iterator[Strain]:
    """The limits of which a tree takes four fifths or more."""
    for limit in LIMITS:
        for unit, used, most in (
            ("files", size.files, limit.files),
            ("bytes", size.bytes, limit.bytes),
            ("entries", size.files + size.folders, limit.entries),
        ):
            if most is not None and used >= NEAR * most:
                yield Strain(service=limit.service, unit=unit, used=used, limit=most)
