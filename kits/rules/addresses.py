"""Every page has an address of its own, on any disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kits.model.addresses import MANY, OURS, Address
from kits.model.artifacts import Artifact, Copied, File, Made, Page, Stamped
from kits.model.claims import Claims, UnsafePath, fold
from kits.model.community import Community
from kits.model.file_refs import PAGES, FileRef, room_of
from kits.model.findings import Finding, Words, error, say
from kits.model.pages import OrdinaryPage
from kits.model.places import Place
from kits.model.pointers import pointers


def taken_address(community: Community) -> Iterator[Finding]:
    """Every page has an address of its own.

    `a.md` and `A.md` are one file on many disks, `index.md` and `README.md` one page in any site,
    and so are two names that differ only in the way an accent is encoded. The names of our own
    pages are not free: `wall.md` would stand in the place of the wall.

    Bad:
        --- pages/guide/index.md
        # The guide
        --- pages/guide/README.md
        # About the guide

    Good:
        --- pages/guide/index.md
        # The guide
    """
    claims, stands = Claims(), dict[str, str]()
    for page in _versions(community):
        for path, of in ((Address.of(page.path).file, page.path), *_pictures(community, page)):
            if stands.get(path) == of:
                continue
            try:
                claims.claim(path)
            except UnsafePath:
                near = next((o for p, o in stands.items() if fold(p) == fold(path)), path)
                words = say('this stands at the same address as "{other}"', other=near)
                yield _taken(of, words, say("rename one of the two"))
            stands[path] = of


def reserved_addresses(community: Community, artifacts: Iterable[Artifact]) -> Iterator[Finding]:
    """The findings of `taken-address` for pages that stand where one of ours does."""
    times = Counter(map(fold, _addresses(artifacts)))
    for page in _versions(community):
        times[fold(Address.of(page.path).file)] -= 1
        for path, of in ((Address.of(page.path).file, page.path), *_pictures(community, page)):
            key = fold(path)
            folders = set(_parents(key)) & times.keys()
            if times[key] > 0 or key.partition("/")[0] in MANY or folders:
                words = say('a page of the site itself stands at "{path}"', path=path)
                yield _taken(of, words, say("rename it; {names} are taken", names=tuple(OURS)))


def may_meet_ours(community: Community) -> bool:
    """Whether any page lies where ours do, so that it is worth making these."""
    return any(
        fold(path).partition("/")[0] in OURS
        for page in _versions(community)
        for path, _ in ((Address.of(page.path).file, ""), *_pictures(community, page))
    )


def _taken(page: str, words: Words, hint: Words) -> Finding:
    return error("taken-address", Place(f"{PAGES}/{page}"), words, hint)


def _versions(community: Community) -> Iterator[OrdinaryPage]:
    for page in community.pages.values():
        yield from (page, *page.translations.values())


def _pictures(community: Community, page: OrdinaryPage) -> Iterator[tuple[str, str]]:
    """Where the pictures of a page stand, each with the file that it is."""
    room = room_of(f"{PAGES}/{page.path}")
    for pointer in pointers(page.body.text):
        source = community.files.picture(FileRef(pointer.target, room))
        if source and source.startswith(f"{PAGES}/"):
            yield room.published(source), room.published(source)


def _addresses(artifacts: Iterable[Artifact]) -> Iterator[str]:
    for artifact in artifacts:
        match artifact:
            case Page():
                yield Address.of(artifact.path).file
            case File() | Made() | Stamped():
                yield artifact.path
            case Copied() if not artifact.source.startswith(f"{PAGES}/"):
                yield artifact.path
            case _:
                pass


def _parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
