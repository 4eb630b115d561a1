"""What a check reports: a place, a sentence about what is wrong there, and the remedy."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kits.model.places import Place


class Severity(StrEnum):
    """An error would make a kit or page wrong or expose someone; a warning, poor."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with named blanks, kept apart from its facts so that it can be translated."""

    template: str
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What fills the blanks. A fact that is itself words is translated, a tuple is a list."""

    def __str__(self) -> str:
        return self.in_language(str)

    def in_language(self, translated: Callable[[str], str]) -> str:
        """The sentence, with `translated` giving each template in the language."""

        def told(fact: object) -> object:
            if isinstance(fact, Words):
                return fact.in_language(translated)
            if isinstance(fact, tuple):
                return COMMA.in_language(translated).join(str(told(item)) for item in fact)
            return fact

        facts = {name: told(fact) for name, fact in self.facts.items()}
        return translated(self.template).format_map(facts)


def say(template: str, **facts: object) -> Words:
    """The words of a message or hint: `say('no group is called "{id}"', id=...)`."""
    return Words(template, facts)


COMMA = say(", ")
"""What stands between the items of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake: the rule that names it, how bad it is, where, what, and one thing to do."""

    rule: str
    severity: Severity
    place: Place
    message: Words
    hint: Words
    of_draft: bool = False
    """Whether it tells of unfinished work alone, which fails nothing."""
    about: tuple[str, ...] = ()
    """Records that it is about, beside the one in which it stands, as `waivers.csv` names them."""
    many: Words | None = None
    """What it says where several records share it, with a blank for how many `others` do."""
    many_hint: Words | None = None
    """The remedy then, where it is another."""

    def shared(self, others: int) -> Finding:
        """The finding as one record has it, and so many others."""
        if not others:
            message, hint = self.message, self.hint
        else:
            message = _counted(self.many or self.message, others)
            hint = _counted(self.many_hint or self.hint, others)
        return replace(self, message=message, hint=hint, many=None, many_hint=None)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """By place, then rule: the order in which findings are printed."""
        at = self.place
        return (at.path, at.line, at.column, self.rule, str(self.message))

    @property
    def likeness(self) -> Hashable:
        """What alike findings share: their sentence but for its facts, and their remedy."""
        return (self.rule, self.severity, self.message.template, str(self.hint))


def error(
    rule: str, place: Place, message: Words, hint: Words, *, many: Words | None = None
) -> Finding:
    """A finding that stops a build; `many` is what it says of several records."""
    return Finding(
        rule=rule, severity=Severity.ERROR, place=place, message=message, hint=hint, many=many
    )


def warning(
    rule: str, place: Place, message: Words, hint: Words, *, many: Words | None = None
) -> Finding:
    """A finding that leaves a build standing; `many` is what it says of several records."""
    return Finding(
        rule=rule, severity=Severity.WARNING, place=place, message=message, hint=hint, many=many
    )


def about(finding: Finding, *records: str) -> Finding:
    """The same finding, about these records too."""
    return replace(finding, about=(*finding.about, *records))


def _counted(words: Words, others: int) -> Words:
    """The words with the number filled in, wherever they say it."""
    facts = {
        name: _counted(fact, others) if isinstance(fact, Words) else fact
        for name, fact in words.facts.items()
    }
    return Words(words.template, {**facts, "others": others})


def tidy(findings: list[Finding]) -> list[Finding]:
    """The findings sorted by place, each once."""
    unique = {(*f.order, str(f.hint)): f for f in findings}
    return sorted(unique.values(), key=lambda f: f.order)
