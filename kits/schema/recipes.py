"""Recipes, built in and the community's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from kits.model.findings import Finding
from kits.model.recipes import Recipe
from kits.model.records import Record
from kits.model.runs import Playbook
from kits.schema.labels import label
from kits.schema.messages import load_messages
from kits.schema.reading import bodies, read_record, with_body, with_id
from kits.source.content import RecipeFiles

BUILT_IN_LOCALE = "en"
"""The language of the package's files without a suffix."""

R = TypeVar("R", bound=Record)


class Playbooks(Mapping[str, Playbook]):
    """Recipes by id, sorted; a built-in one is read when it is asked for.

    It speaks the community's language where it can, so that a group whose language it does not
    speak falls back on that one, as with the community's own texts.
    """

    def __init__(
        self, own: Mapping[str, Playbook], built_in: Mapping[str, Playbook], locale: str
    ) -> None:
        self.own = own
        """Those of the community."""
        self._built_in = built_in
        self._locale = locale
        self._read = dict(own)

    def __getitem__(self, id: str) -> Playbook:
        if id not in self._read:
            self._read[id] = _spoken(self._built_in[id], self._locale)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self.own, *self._built_in}))

    def __len__(self) -> int:
        return len({*self.own, *self._built_in})


def load_playbooks(
    recipes: Mapping[str, RecipeFiles],
    built_in: Mapping[str, Playbook],
    locale: str,
    findings: list[Finding],
) -> Playbooks:
    """The built-in recipes and the community's own, which replace those of the same id."""
    own = {id: _playbook(files, findings) for id, files in sorted(recipes.items())}
    return Playbooks({id: playbook for id, playbook in own.items() if playbook}, built_in, locale)


def load_built_in(recipes: Mapping[str, RecipeFiles]) -> dict[str, Playbook]:
    """The recipes of the package; a mistake in them is a bug of ours (`AssertionError`)."""
    findings: list[Finding] = []
    found = {id: _playbook(files, findings, built_in=True) for id, files in recipes.items()}
    assert not findings, f"built-in recipes are broken: {findings}"
    return {id: playbook for id, playbook in found.items() if playbook}


def _playbook(
    files: RecipeFiles, findings: list[Finding], *, built_in: bool = False
) -> Playbook | None:
    base = files.recipe.base
    messages = load_messages(files.messages, None, findings)
    if base is None:
        return None
    facts = with_id(with_body(base, "introduction", findings), files.id, base.path, findings)
    if facts is None:
        return None
    spoken = bodies(files.recipe, "introduction", findings)
    recipe = read_record(Recipe, facts, label("recipe", files.id), findings, spoken)
    if recipe is None:
        return None
    return Playbook(recipe=recipe, messages=messages, built_in=built_in)


def _spoken(playbook: Playbook, locale: str) -> Playbook:
    return Playbook(
        recipe=spoken_in(playbook.recipe, locale),
        messages={id: spoken_in(message, locale) for id, message in playbook.messages.items()},
        built_in=True,
    )


def spoken_in(record: R, locale: str) -> R:
    """A record of the package as if it were written in a community's language, where it can be."""
    versions = {BUILT_IN_LOCALE: record, **record.translations}
    return record.in_locale(locale).model_copy().with_translations(versions)
