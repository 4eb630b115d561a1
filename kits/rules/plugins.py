"""Plugins that community.yml names can be used."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error
from kits.model.places import Place


def unusable_plugin(place: Place, words: Words, hint: Words) -> Finding:
    """A plugin is installed and whole, and is named once.

    It is known by its name alone: content names a plugin and never brings one. A `-` before the
    name switches off one that comes with leaderkit.

    Bad:
        --- community.yml
        plugins: [open-badgers]

    Good:
        --- community.yml
        plugins: [-open-badges]
    """
    return error("unusable-plugin", place, words, hint)
