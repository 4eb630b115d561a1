"""What is written on a page is found by the site's own search, in whatever language it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import Serve
from tests.reference import Reference

ASKING = """async ({worker, index, words}) => {
  const search = new Worker(worker);
  const ask = (message) => new Promise((told) => {
    search.onmessage = (event) => told(event.data);
    search.postMessage(message);
  });
  await ask({type: 0, data: {...index, options: {suggest: false}}});
  const found = {};
  for (const word of words) {
    const answer = await ask({type: 2, data: word});
    found[word] = answer.data.items.flat().filter((item) => item.score).map((i) => i.location);
  }
  return found;
}"""
"""Puts words to the worker of Material's search, as its field does."""

WORDS = {
    "evenings": "about.en/",
    "evening": "about.en/",
    "copying": "how-to-join.en/",
    "Lamplight": "about.en/",
    "“evenings”": "about.en/",
    "lamplight.example": "how-to-join/",
    "灯下": "about/",
    "呼兰河传": "campaigns/hulan-river/",
    "《呼兰河传》": "campaigns/hulan-river/",
    "冬夜围读": "campaigns/winter-night/",
    "林晓曼": "campaigns/hulan-river/",
}
"""A page on which each of them is found."""


def searched(site: str, tree: Path, words: list[str], chromium: Browser) -> dict[str, list[str]]:
    (worker,) = tree.glob("assets/javascripts/workers/search.*.js")
    page = chromium.new_page()
    page.goto(f"{site}404.html")
    given = {
        "worker": f"{site}{worker.relative_to(tree).as_posix()}",
        "index": index(tree),
        "words": words,
    }
    found: dict[str, list[str]] = page.evaluate(ASKING, given)
    page.close()
    return found


def index(tree: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((tree / "search/search_index.json").read_text("utf-8"))
    return read


def test_a_word_of_any_language_is_found(
    reference: Reference, serve: Serve, chromium: Browser
) -> None:
    tree = reference.tree("public")
    found = searched(serve(tree), tree, list(WORDS), chromium)
    for word, page in WORDS.items():
        assert any(place.startswith(page) for place in found[word]), (word, found[word])


@pytest.mark.parametrize("script", [r"[a-z]{4,}", r"[\u0621-\u0652]{4,}"])
def test_every_word_of_a_page_leads_to_it(
    reference: Reference, serve: Serve, chromium: Browser, script: str
) -> None:
    tree = reference.tree("public")
    written: dict[str, set[str]] = {}
    for part in index(tree)["docs"]:
        text = re.sub(r"<[^>]*>", " ", part["text"])
        for word in re.findall(rf"(?<![\w’'@.\u064b-\u0652]){script}(?![\w’'@.])", text):
            written.setdefault(word, set()).add(part["location"])
    found = searched(serve(tree), tree, sorted(written), chromium)
    assert len(written) > 30
    assert {word for word, places in written.items() if places - set(found[word])} == set()
