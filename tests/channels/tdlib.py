"""TDLib, which reads what Telegram's clients and its Bot API read."""

import json
from typing import Any

import tdjson

from tests.channels.trees import Shown

tdjson.td_execute(b'{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}')

NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Strikethrough": "strike",
    "Code": "code",
    "Pre": "code",
    "BlockQuote": "quote",
}
"""TDLib's styles as `trees` calls them."""


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """TDLib's answer."""
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"")
    assert answer["@type"] != "error", answer
    return dict(answer)


def pasted(text: str) -> dict[str, Any]:
    """A text as a client reads it."""
    formatted = {"@type": "formattedText", "text": text, "entities": []}
    return execute({"@type": "parseMarkdown", "text": formatted})


def sent(html: str) -> dict[str, Any]:
    """A text as the Bot API reads it."""
    mode = {"@type": "textParseModeHTML"}
    return execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})


def addresses(text: str) -> list[str]:
    """What becomes a link by itself."""
    entities = execute({"@type": "getTextEntities", "text": text})["entities"]
    return [
        covered(text, entity)
        for entity in entities
        if entity["type"]["@type"] == "textEntityTypeUrl"
    ]


def shown(answer: dict[str, Any]) -> Shown:
    """Each character with its styles."""
    units = answer["text"].encode("utf-16-le")
    styles: list[set[str]] = [set() for _ in range(len(units) // 2)]
    for entity in answer["entities"]:
        kind = entity["type"]["@type"].removeprefix("textEntityType")
        style = f"link {entity['type']['url']}" if kind == "TextUrl" else NAMES.get(kind, kind)
        for at in range(entity["offset"], entity["offset"] + entity["length"]):
            styles[at].add(style)
    seen: Shown = []
    at = 0
    for char in answer["text"]:
        seen.append((char, frozenset(styles[at])))
        at += 1 + (char > "\uffff")
    return seen


def covered(text: str, entity: dict[str, Any]) -> str:
    """The part of a text that an entity covers."""
    units = text.encode("utf-16-le")
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return units[start:end].decode("utf-16-le")
