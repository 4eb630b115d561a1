"""What is private stands in no lower tree: not in a page, a feed, an index or a file name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from kits.pipeline import load
from kits.source.trees import FolderTree
from tests.reference import Reference
from tests.written import strings


def everything(tree: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(tree)), path.read_bytes()


def found(tree: Path, secrets: list[str]) -> list[tuple[str, str]]:
    assert secrets, "nothing to look for would prove nothing"
    wanted = [(secret, secret.encode()) for secret in secrets]
    return [
        (name, secret)
        for name, content in everything(tree)
        for secret, written in wanted
        if written in content or secret in name
    ]


def private_facts(project: Path) -> list[str]:
    """The texts of every `private` block, read with a parser of its own."""
    texts: list[str] = []
    for path in sorted((project / "content/campaigns").rglob("*.md")):
        parts = path.read_text(encoding="utf-8").split("---\n")
        if len(parts) >= 3 and "private:" in parts[1]:
            texts.extend(strings(yaml.safe_load(parts[1])["private"]))
    return [text for text in texts if len(text) >= 4]


def test_private_blocks_stand_on_the_operators_site_alone(reference: Reference) -> None:
    secrets = private_facts(reference.project)
    assert found(reference.tree("public"), secrets) == []
    assert found(reference.tree("leaders"), secrets) == []
    assert found(reference.tree("operators"), secrets) != []


def test_confidential_words_stand_in_no_lower_tree(reference: Reference) -> None:
    words = yaml.safe_load((reference.project / "content/community.yml").read_text("utf-8"))
    for tree in ("public", "leaders"):
        assert found(reference.tree(tree), words["confidential"]) == []


def test_the_public_knows_no_group_link_no_staff_and_nobody_who_did_not_agree(
    reference: Reference,
) -> None:
    community = load(FolderTree(reference.project)).community
    assert community is not None
    secrets = [group.link for group in community.groups.values() if group.link]
    secrets += [text for group in community.groups.values() for text in group.vars.values()]
    for person in community.people.values():
        if person.role == "staff" or person.credit in ("none", "anonymous"):
            secrets += [person.id, person.name]
        elif person.credit == "alias":
            secrets += [person.id, person.name] if person.alias != person.name else []
    leaked = found(reference.tree("public"), secrets)
    assert leaked == []


def test_only_named_campaigns_are_public(reference: Reference) -> None:
    campaigns = {path.name for path in (reference.tree("public") / "campaigns").iterdir()}
    assert "new-year-shelf" not in campaigns
    assert {"hulan-river", "winter-night", "letter-to-a-book"} <= campaigns
