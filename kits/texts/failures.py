"""What stops the run of a template: each says what was asked of which value."""

from __future__ import annotations

from kits.model.findings import Words

MOST_CHARACTERS = 200_000
"""In one text that a template makes, marks and all; far above any chat text."""


class UnknownNameError(Exception):
    """A template asked a record for a field that no such record has."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class WithheldError(Exception):
    """A template that is sent too early asked for a field that is told only from a moment on."""

    def __init__(self, name: str, until: str) -> None:
        super().__init__(name)
        self.name = name
        self.until = until


class UnfitValueError(Exception):
    """A value was asked for something that it cannot give; says what, in words and a hint."""

    def __init__(self, words: Words, hint: Words) -> None:
        super().__init__(str(words))
        self.words = words
        self.hint = hint


class TooLongError(Exception):
    """A template prints or repeats more than any chat text needs."""


def within_bounds(text: str) -> str:
    """The text, if it is not far too long; raises `TooLongError`."""
    if len(text) > MOST_CHARACTERS:
        raise TooLongError
    return text
