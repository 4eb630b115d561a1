"""What a message template may say: records as fields, and what is empty in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from jinja2 import Undefined

from kits.model.elements import TEXTS
from kits.model.findings import Words, say
from kits.model.places import Place
from kits.model.reading.links import is_link
from kits.texts.failures import UnknownNameError, WithheldError


class Url(str):
    """A value that is an address: it stands clear of other text, and is never cut."""

    __slots__ = ()


class Several(tuple[str, ...]):
    """A list of texts; where there is just one, it is compared as that text."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return tuple.__eq__(self, other) is True or (len(self) == 1 and self[0] == other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[0]) if len(self) == 1 else tuple.__hash__(self)


class Prose(Several):
    """What may be written as a text or a list of them; where there is just one, it is that text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may not be read yet in a text that is sent before a moment of the campaign."""

    until: str


class EmptyValueError(Exception):
    """A template needed the text of a field that is empty."""

    def __init__(self, empty: Empty) -> None:
        super().__init__(empty.field)
        self.empty = empty


class Empty(Undefined):
    """The value of an empty field: false, equal to `""`, and an error where text is needed."""

    __slots__ = ("field", "known", "place", "record")

    def __init__(
        self, record: Words, field: str, place: Callable[[], Place], known: tuple[str, ...] = ()
    ) -> None:
        """`known` are all names there are, where the field is none of them."""
        super().__init__(name=field)
        self.record = record
        self.field = field
        self.place = place
        self.known = known

    def _needed(self, *_: Any, **__: Any) -> NoReturn:
        raise EmptyValueError(self)

    def __str__(self) -> str:
        self._needed()

    def _beside(self, *_: Any, **__: Any) -> Any:
        """Nothing is neither less nor more than anything."""
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _beside
    __add__ = __radd__ = _needed
    __int__ = __float__ = __sub__ = __rsub__ = __getitem__ = __neg__ = __pos__ = _needed

    def __eq__(self, other: object) -> bool:
        return other == "" or isinstance(other, Undefined)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash("")

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


class Nobody(Empty):
    """Whom a text names, where a group has no one: it is the text that cannot say so."""

    __slots__ = ()


class EmptyList(Empty):
    """A list that holds nothing. Filled in, it could not be printed either."""

    __slots__ = ()

    @property
    def item(self) -> Empty:
        """What would be the first or last of its texts."""
        return Empty(self.record, self.field, self.place, self.known)


class Absent(Empty):
    """What may be missing: the address of a page of ours, the item before the first of a loop.

    Printed, it is nothing.
    """

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(say("the community"), name, lambda: Place(""))

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Fields:
    """One record as templates see it."""

    record: Words
    """What findings call it: `group "shanghai-03"`."""
    values: Mapping[str, Any]
    """By name; None, `""` and empty lists are empty."""
    place: Callable[[str], Place]
    """Where a field stands, or the record where the field is absent."""
    open: bool = False
    """Whether names that it does not have are merely empty; its addresses are URLs."""
    complete: bool = False
    """Whether its names are all that any record like it has, as the columns of a table are."""
    under: str = ""
    """The key of the record below which its names stand."""

    def get(self, name: str) -> Any:
        """A field's value, or `Empty`; raises `UnknownNameError` and `WithheldError`."""
        value = self.values.get(name)
        if isinstance(value, Withheld):
            raise WithheldError(name, value.until)
        if value is None or value == "" or value == ():
            if isinstance(value, Absent):
                return value
            if name in self.values or self.open:
                strange = self.complete and name not in self.values
                known = tuple(self.values) if strange else ()
                written = f"{self.under}.{name}" if self.under else name
                is_list = isinstance(value, tuple) and not isinstance(value, Prose)
                sort = EmptyList if is_list else Empty
                return sort(self.record, written, lambda: self.place(name), known)
            raise UnknownNameError(name, tuple(self.values))
        return self._free(value, name) if self.open else value

    def _free(self, value: Any, name: str) -> Any:
        """A value of the operator's own: a text, a list, or a block of more of them."""
        if isinstance(value, str):
            return Url(value) if is_link(value) else value
        if isinstance(value, tuple):
            return tuple(self._free(item, name) for item in value)
        if isinstance(value, Mapping):
            under = f"{self.under}.{name}" if self.under else name
            return Fields(self.record, value, lambda _: self.place(name), open=True, under=under)
        return value


GROUP_FIELDS = (
    "id", "name", "city", "region", "country", "kind", "need", "stage", "locale", "timezone",
    "members", "tags", "about", "website", "contact", "link", "links", "join", "page", "vars",
)  # fmt: skip
CAMPAIGN_FIELDS = (
    "id", "title", "kind", "starts", "ends", "results", "dates", "place", "page", "vars",
    "introduction", *TEXTS, "brief", "awards",
    "changed", "facts",
)  # fmt: skip
FACT_FIELDS = ("id", "what", "value", "source", "checked_on", "until", "disclosure")
COMMUNITY_FIELDS = ("name", "about", "values", "page", "welcome_back")
MESSAGE_FIELDS = ("id", "title")
PERSON_FIELDS = ("name", "called")
TASK_FIELDS = ("id", "what", "of", "until")
TEAM_FIELDS = ("id", "name", "need", "groups", "lead", "until", "reward", "page")
LOOP_FIELDS = (
    "index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem",
)  # fmt: skip
NAMES: Mapping[str, tuple[str, ...] | None] = {
    "community": COMMUNITY_FIELDS,
    "campaign": CAMPAIGN_FIELDS,
    "group": GROUP_FIELDS,
    "message": MESSAGE_FIELDS,
    "here": None,
    "leader": (),
    "announcer": (),
    "honours": (),
    "link": (),
    "channel": (),
    "person": PERSON_FIELDS,
    "operator": (),
    "mended": (),
    "task": TASK_FIELDS,
    "feedback": (),
    "team": TEAM_FIELDS,
    "loop": LOOP_FIELDS,
}
"""Every name of a template with its fields; None where any field may be asked."""
OF_ONE_PERSON = ("person", "operator", "mended", "task", "feedback")
"""Names that say something in an occasion alone."""
USUAL = tuple(name for name in NAMES if name not in (*OF_ONE_PERSON, "team", "loop"))
"""Names that a message says, whoever gets it."""
BLOCKS = frozenset(
    {
        ("campaign", "brief"), ("campaign", "dates"), ("campaign", "vars"),
        ("group", "links"), ("group", "vars"),
    }
)  # fmt: skip
"""Fields that have fields of their own; others are texts, dates or lists."""
