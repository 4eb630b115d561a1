"""JSON Schema of every record, for editors that complete and check what is written."""

from __future__ import annotations

import ast
import inspect
import textwrap
from datetime import time, timedelta
from itertools import pairwise
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from kits.model.badges import Badge
from kits.model.campaigns import Campaign, Row
from kits.model.credit_lines import CreditRow
from kits.model.facts import Fact
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.messages import Message
from kits.model.people import Person
from kits.model.reading.locales import LOCALE
from kits.model.recaps import Recap
from kits.model.recipes import Recipe
from kits.model.records import Part, Record
from kits.model.settings import Question, Settings
from kits.model.teams import Team
from kits.model.waivers import Waiver
from kits.schema.shapes import shapes

RECORDS: dict[str, type[Record]] = {
    "community": Settings,
    "group": Group,
    "person": Person,
    "campaign": Campaign,
    "message": Message,
    "groups-row": Row,
    "recipe": Recipe,
    "lesson": Lesson,
    "recap": Recap,
    "badge": Badge,
    "credits-row": CreditRow,
    "waiver": Waiver,
    "fact": Fact,
    "team": Team,
}
"""Every record of the format, by the word that operators use."""


IN_TABLES = (Row, Badge, CreditRow)
"""Records whose id or key stands among their facts; of a file it is the name, of a question its
place."""


class _AsWritten(GenerateJsonSchema):
    """What operators write: no id that a file's name gives, and `name.en` beside `name`.

    Defaults are as they would be written; a block that is a default is left to its keys.
    """

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        told = super().model_schema(schema)
        cls = schema["cls"]
        by_name = issubclass(cls, (Record, Question)) and not issubclass(cls, IN_TABLES)
        if by_name and "required" in told:
            told["required"] = [name for name in told["required"] if name != "id"]
        if issubclass(cls, Part):
            known = shapes(cls)
            for name, words in docstrings(cls).items():
                value, part = told["properties"][name], known[name].part
                if "$ref" not in value or not part or part.__doc__ != words:
                    value["description"] = words
            texts = "|".join(key for key, shape in known.items() if shape.text)
            if texts:
                told["patternProperties"] = {rf"^({texts})\.{LOCALE.pattern}$": {}}
        return told

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        default = schema.get("default")
        if isinstance(default, Part):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, timedelta):
            return f"{dft.days}d"
        if isinstance(dft, tuple) and dft and isinstance(dft[0], time):
            return "-".join(f"{hour:%H:%M}" for hour in dft)
        return super().encode_default(dft)


def docstrings(cls: type[Any]) -> dict[str, str]:
    """What stands below each field of a class and of those it extends, by the key of the field.

    pydantic would read it whenever the classes are imported, which takes longer than all else.
    """
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Part):
            (tree,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
            for above, below in pairwise(tree.body if isinstance(tree, ast.ClassDef) else ()):
                match above, below:
                    case (
                        ast.AnnAssign(target=ast.Name(name)),
                        ast.Expr(value=ast.Constant(value=str(words))),
                    ) if name in cls.model_fields:
                        found[cls.model_fields[name].alias or name] = inspect.cleandoc(words)
    return found


def json_schema() -> dict[str, Any]:
    """One schema (draft 2020-12) whose `properties` are the records, by name."""
    references, whole = models_json_schema(
        [(cls, "validation") for cls in RECORDS.values()],
        title="Leaderkit content format 1",
        schema_generator=_AsWritten,
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "type": "object",
        "properties": {name: references[cls, "validation"] for name, cls in RECORDS.items()},
    }
