"""What a message template may say: records as fields, and what is empty in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from jinja2 import Undefined

from kits.model.places import Place
from kits.model.values import is_link


class Url(str):
    """A value that is an address: it stands clear of other text, and is never cut."""

    __slots__ = ()


class Several(tuple[str, ...]):
    """A list of texts; printed as it is only where there is just one."""

    __slots__ = ()


class EmptyValueError(Exception):
    """A template needed the text of a field that is empty."""

    def __init__(self, empty: Empty) -> None:
        super().__init__(empty.field)
        self.empty = empty


class UnknownNameError(Exception):
    """A template asked a record for a field that no such record has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class Empty(Undefined):
    """The value of an empty field: false, equal to `""`, and an error where text is needed."""

    __slots__ = ("field", "place", "record")

    def __init__(self, record: str, field: str, place: Callable[[], Place]) -> None:
        super().__init__(name=field)
        self.record = record
        self.field = field
        self.place = place

    def _needed(self, *_: Any, **__: Any) -> NoReturn:
        raise EmptyValueError(self)

    __str__ = __add__ = __radd__ = __lt__ = __le__ = __gt__ = __ge__ = _needed
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


@dataclass(frozen=True, slots=True)
class Fields:
    """One record as templates see it."""

    record: str
    """What findings call it: `group "shanghai-03"`."""
    values: Mapping[str, Any]
    """By name; None, `""` and empty lists are empty."""
    place: Callable[[str], Place]
    """Where a field stands, or the record where the field is absent."""
    open: bool = False
    """Whether names that it does not have are merely empty."""

    def get(self, name: str) -> Any:
        """A field's value, or `Empty`; raises `UnknownNameError`."""
        value = self.values.get(name)
        if value is not None and value != "" and value != ():
            return Url(value) if self.open and isinstance(value, str) and is_link(value) else value
        if name in self.values or self.open:
            return Empty(self.record, name, lambda: self.place(name))
        raise UnknownNameError(name, tuple(self.values))


GROUP_FIELDS = (
    "id", "name", "city", "region", "country", "kind", "need", "stage", "locale", "timezone",
    "members", "tags", "link", "join", "page", "vars",
)  # fmt: skip
CAMPAIGN_FIELDS = (
    "id", "title", "kind", "starts", "ends", "results", "dates", "place", "page", "vars",
    "introduction", "theme", "rules", "judging", "notes", "entries", "participants", "guidance",
    "promotion", "plan_b",
)  # fmt: skip
COMMUNITY_FIELDS = ("name", "about", "values", "page")
MESSAGE_FIELDS = ("id", "title")
NAMES: Mapping[str, tuple[str, ...] | None] = {
    "community": COMMUNITY_FIELDS,
    "campaign": CAMPAIGN_FIELDS,
    "group": GROUP_FIELDS,
    "message": MESSAGE_FIELDS,
    "here": None,
    "leader": (),
    "announcer": (),
    "link": (),
    "channel": (),
}
"""Every name of a template with its fields; None where any field may be asked."""
OF_A_GROUP = frozenset({"group", "leader", "here"})
"""Names that say nothing in a text to the crew or to winners."""
