"""Occasions: the community's own texts to one person, in place of the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.findings import Finding
from kits.model.occasions import OCCASIONS, Occasion
from kits.model.places import Place
from kits.schema import mistakes
from kits.schema.labels import label
from kits.schema.reading import bodies, read_record, with_body, with_own_id
from kits.schema.recipes import spoken_in
from kits.source.shelf import Versions


def read_occasions(files: Mapping[str, Versions], findings: list[Finding]) -> dict[str, Occasion]:
    """The occasions of some files, by id."""
    found: dict[str, Occasion] = {}
    for id, versions in files.items():
        if versions.base is None:
            continue
        if id not in OCCASIONS:
            findings.append(mistakes.unknown_occasion(Place(versions.base.path), id, (*OCCASIONS,)))
            continue
        facts = with_own_id(
            with_body(versions.base, "text", findings), id, versions.base.path, findings
        )
        spoken = bodies(versions, "text", findings)
        record = read_record(Occasion, facts, label("occasion", id), findings, spoken)
        if record is not None:
            found[id] = record
    return found


def with_built_in(
    own: Mapping[str, Occasion], built_in: Mapping[str, Occasion], locale: str
) -> dict[str, Occasion]:
    """Every occasion: the community's own, else the built-in one in its language."""
    return {id: own.get(id) or spoken_in(built_in[id], locale) for id in OCCASIONS}
