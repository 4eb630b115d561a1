"""Findings -> what people and programs read: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from kits.locale import ENGLISH, Tongue
from kits.model.findings import Finding
from kits.report.excerpts import Lines
from kits.report.github import render_github
from kits.report.json import render_json
from kits.report.sarif import render_sarif
from kits.report.terminal import render_concise, render_full

Format = Literal["full", "concise", "json", "github", "sarif"]

NO_PAGES: Mapping[str, str] = MappingProxyType({})


def render_findings(
    findings: Sequence[Finding],
    format: Format,
    *,
    lines: Lines,
    language: Tongue = ENGLISH,
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The findings in a format, in the order given, ending with a line break.

    Nothing wrong is nothing to say: without findings the formats for people (`full`, `concise`,
    `github`) are empty, while `json` and `sarif` stay whole documents.

    `lines` answers a line of a file, for `full`; `colour` adds terminal colours to `full` and
    `concise`; `pages` are the rules' handbook pages in Markdown, for `sarif`.
    """
    match format:
        case "full":
            text = render_full(findings, lines, language, colour=colour)
        case "concise":
            text = render_concise(findings, language, colour=colour)
        case "json":
            text = render_json(findings, language)
        case "github":
            text = render_github(findings, language)
        case "sarif":
            text = render_sarif(findings, language, pages)
    return _encodable(text)


def _encodable(text: str) -> str:
    """The text without lone surrogates, which a file name that is not UTF-8 is read as."""
    return text.encode("utf-8", "replace").decode("utf-8")
