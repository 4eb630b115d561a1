"""What the wall is searched by: names, and what they sound like; never anything else of anyone."""

from __future__ import annotations

import json

from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.render.sounds import keys
from kits.render.wall.lists import Wall
from kits.render.words import doing_words


def index(wall: Wall) -> File:
    """`wall/index.json`: rows of a name, an address below the root, and what the name sounds like.

    `people` are by name. `lists` are campaigns, groups and duties, each an address of the wall.
    """
    locale = wall.locale.tag
    people = {h.face.slug: h.face.in_locale(locale).name for h in wall.view.honours if h.face}
    rows = sorted([name, slug, *keys(name)] for slug, name in people.items())
    words = doing_words(wall.locale)
    lists = [
        *((wall.titles.campaigns.get(id, those[0].title), f"campaign/{id}")
          for id, those in wall.campaigns.items()),
        *((wall.view.honoured[id].in_locale(locale).name, f"group/{id}")
          for id in wall.groups),
        *((words[duty], f"duty/{duty}") for duty in wall.duties),
    ]  # fmt: skip
    written = json.dumps(
        {
            "format": 1,
            "person": Addresses.person("{}").in_locale(wall.own).path,
            "list": (wall.home / "{}").path,
            "people": rows,
            "lists": [[name, path, *keys(name)] for name, path in lists],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return File(path=wall.home.beside("index.json").path, content=f"{written}\n".encode())
