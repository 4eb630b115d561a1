"""An operator who knows nothing but what is printed, and the files that it points at."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.cli.project import kits
from tests.lamp import LAMP

NOW = "2027-01-05T12:00:00+08:00"
PEOPLE = "content/people"
"""Where hints say that ids are to be found."""
ROLES = {"staff": "staff", "工作人员": "staff", "user": "user", "用户": "user"}
"""Whom a hint asks for."""
PATIENCE = 100
"""Findings after which nobody would go on."""

Told = dict[str, Any]
"""One finding, as `kits check --format json` prints it."""


@dataclass
class Operator:
    """Does what the first finding's hint says, at its place, until nothing is said any more."""

    project: Path
    met: list[str] = field(default_factory=list)
    """The rules of the findings on the way."""
    answers: int = 0
    """How many blanks were filled in."""

    def run(self, *arguments: str) -> Result:
        """The command, at the moment of the walk."""
        return kits(self.project, *arguments, now=NOW)

    def findings(self) -> list[Told]:
        """All that is found now."""
        told: list[Told] = json.loads(self.run("check", "--format", "json").stdout)["findings"]
        return told

    def walk(self) -> None:
        """Follows the findings, one by one; each must be gone once its hint was followed."""
        findings = self.findings()
        while findings:
            first = findings[0]
            assert len(self.met) < PATIENCE, first
            self.met.append(first["rule"])
            getattr(self, "on_" + first["rule"].replace("-", "_"))(first)
            findings = self.findings()
            assert first not in findings, f"its hint leads nowhere: {first}"

    def on_placeholder(self, told: Told) -> None:
        """Writes an answer over the blank."""
        blank = _quoted(told["message"])
        self.answers += 1
        self._replace(told, blank, f"Answer {self.answers}")

    def on_missing_element(self, told: Told) -> None:
        """Writes the key that the hint names, on a line of its own above the place."""
        hint = told["hint"]
        key = _quoted(told["message"])
        if picture := re.search(r"images/\w+\.png", hint):
            self._draw(told, picture[0])
            self._insert(told, f"{key}: {picture[0]}\n")
            return
        assert re.search(rf"\b{key}:", hint), told
        names = re.search(r"[a-z]+(?:(?:, |、)[a-z]+)+(?=[;；])", hint)
        if names:
            example = re.search(r"(\w+): \[one-id\]", hint)
            assert example, told
            text = f"{key}:\n" + "".join(
                f"  {name}: [{one}]\n"
                for name, one in zip(
                    re.split(", |、", names[0]), cycle(self._people("user")), strict=False
                )
            )
        else:
            people = self._people(_role(hint))
            form = re.search(rf"\b{key}: (\[[^]]+\])", hint)
            value = form[1] if form else "one-id"
            text = f"{key}: {value}\n".replace("one-id", people[0]).replace(
                "another-id", people[1] if form else ""
            )
        self._insert(told, text)

    def _draw(self, told: Told, name: str) -> None:
        """Puts a picture beside the file of a finding."""
        path = self.project / Path(str(told["path"])).parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(LAMP)

    def on_announcer_without_consent(self, told: Told) -> None:
        """Names somebody else: the next user of the roster."""
        id = _quoted(told["message"])
        people = self._people("user")
        self._replace(told, id, people[people.index(id) + 1])

    def on_unknown_person(self, told: Told) -> None:
        """Takes the id that the hint has guessed."""
        self._replace(told, _quoted(told["message"]), _quoted(told["hint"]))

    def on_ends_before_starts(self, told: Told) -> None:
        """Corrects one of the two: gives the later one the day of the earlier one."""
        later, earlier = re.findall(r"\d{4}-\d\d-\d\d", told["message"])
        self._replace(told, later, earlier)

    def on_unreadable_template(self, told: Told) -> None:
        """Closes the tag, which ends where the message says."""
        tag = _quoted(told["message"])
        assert "}}" in told["hint"], told
        self._replace(told, tag, tag + " }}")

    def _people(self, role: str) -> list[str]:
        """The ids in the roster, the last one first: whoever is on top is not always the one."""
        with (self.project / PEOPLE / "people.csv").open(encoding="utf-8", newline="") as file:
            return [row["id"] for row in csv.DictReader(file) if row["role"] == role][::-1]

    def _lines(self, told: Told) -> list[str]:
        text = (self.project / str(told["path"])).read_text(encoding="utf-8")
        return text.splitlines(keepends=True)

    def _write(self, told: Told, lines: list[str]) -> None:
        (self.project / str(told["path"])).write_text("".join(lines), encoding="utf-8")

    def _replace(self, told: Told, old: str, new: str) -> None:
        """Writes something else at exactly the place of a finding."""
        lines, at = self._lines(told), told["column"] - 1
        line = lines[told["line"] - 1]
        assert line.startswith(old, at), told
        lines[told["line"] - 1] = line[:at] + new + line[at + len(old) :]
        self._write(told, lines)

    def _insert(self, told: Told, text: str) -> None:
        lines = self._lines(told)
        lines.insert(told["line"] - 1, text)
        self._write(told, lines)


def _quoted(words: str) -> str:
    """What a sentence puts in quotes last."""
    quoted = re.findall(r'"([^"]+)"', words)
    assert quoted, words
    return str(quoted[-1])


def _role(hint: str) -> str:
    """Whom a hint asks for; it also says where they are found."""
    assert PEOPLE in hint, hint
    return next(role for word, role in ROLES.items() if word in hint)
