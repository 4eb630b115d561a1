"""Groups and leaders of the reference community under other names than their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from kits.locale import BUILT_IN
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page, Prototype, Stamped
from kits.model.audiences import Audience
from kits.model.bundles import Bundle
from kits.pipeline import Checked, check, load
from kits.render.keeping import keeper
from kits.source.trees import FolderTree
from tests.reference import NOW, PROJECT


def token(id: str) -> str:
    """What nobody guesses of an id, and no id is."""
    return sha256(id.encode()).hexdigest()[:26].upper()


@pytest.fixture(scope="module")
def whole() -> tuple[Checked, list[Bundle]]:
    loaded = load(FolderTree(PROJECT))
    community = loaded.community
    assert community is not None
    named = Addresses(
        group_folders={id: token(id) for id in community.groups},
        leader_folders={id: token(id) for id in community.people},
    )
    bundles: list[Bundle] = []
    renamed = replace(loaded, community=replace(community, addresses=named))
    found = check(renamed, datetime.fromisoformat(NOW), lambda seen, one: bundles.append(one))
    assert isinstance(found, Checked)
    return found, bundles


@pytest.fixture(scope="module")
def checked(whole: tuple[Checked, list[Bundle]]) -> Checked:
    return whole[0]


@pytest.fixture(scope="module")
def tree(whole: tuple[Checked, list[Bundle]]) -> dict[str, Artifact]:
    """All that operators get, the leaders' tree within it, by its path."""
    checked, bundles = whole
    made = (*checked.phones(bundles), keeper(BUILT_IN), *checked.pages(Audience.OPERATORS))
    return {_file(one): one for one in made}


def _file(one: Artifact) -> str:
    return Address.of(one.path).file if isinstance(one, Page | Prototype) else one.path


def _texts(one: Artifact) -> Iterator[str]:
    match one:
        case File(content=content) if not one.path.endswith(".png"):
            yield content.decode()
        case Page():
            yield one.body
        case Stamped():
            yield from one.values.values()
        case _:
            pass


def test_tokens_stand_in_every_path_where_ids_stood(
    checked: Checked, tree: dict[str, Artifact]
) -> None:
    community = checked.community
    folders = {
        "g": {token(id) for id in community.groups},
        "l": {token(id) for id in community.leaderships},
    }
    for top, names in folders.items():
        steps = [path.split("/") for path in tree if path.startswith(f"{top}/")]
        assert {each[1] for each in steps if len(each) > 2} == names
    kits = [path for path in tree if path.endswith("/kit.json")]
    assert len(kits) > 200


def test_no_text_and_no_page_leads_to_an_id(checked: Checked, tree: dict[str, Artifact]) -> None:
    community = checked.community
    ids = "|".join(map(re.escape, (*community.groups, *community.people)))
    led = re.compile(rf"(?<![\w-])[gl]/(?:{ids})(?![\w-])")
    assert led.search("https://leaders.example/g/harbin/")
    for path, one in tree.items():
        if not path.startswith(Addresses.handbook.path):  # which tells of no group of anyone's
            for text in _texts(one):
                assert led.search(text) is None, path


def test_every_link_of_phones_and_operators_resolves(tree: dict[str, Artifact]) -> None:
    followed = 0
    for path, one in tree.items():
        for way in _ways(one, path):
            assert way in tree, (path, way)
            followed += way.startswith(("g/", "l/"))
    assert followed > 5000


def _ways(one: Artifact, path: str) -> Iterator[str]:
    """Where the links of a page lead in its tree, a page by its file."""
    operators = isinstance(one, Page) and one.html and path.startswith(Addresses.operations.path)
    whole = isinstance(one, File) and path.endswith(".html")
    if operators or whole:
        for text in _texts(one):
            for target in html.document_fromstring(text).xpath("//a/@href | //img/@src"):
                if not urlsplit(target).scheme:
                    yield _led(path.rpartition("/")[0], target.partition("#")[0])


@cache
def _led(folder: str, target: str) -> str:
    way = unquote(urlsplit(urljoin(f"http://tree/{folder}/", target)).path).lstrip("/")
    return Address(way).file


def test_the_device_is_told_the_folders_that_it_leads_back_to(tree: dict[str, Artifact]) -> None:
    """The finder offers what was opened last, by the folder that the page gave."""
    for path, one in tree.items():
        if isinstance(one, File) and re.fullmatch(r"[gl]/[^/]+/(?:[^/]+/)?index\.html", path):
            (last,) = html.document_fromstring(one.content).xpath("//*[@data-last]/@data-id")
            assert last == path.split("/")[1]
