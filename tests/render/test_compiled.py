"""Templates are compiled once, and what is kept of them hangs on nothing but them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, Template, TemplateAssertionError

from kits.render import compiled, markdown, phone, sheets
from kits.render.day import page
from tests.tongues import EN, ZH

ROOMS: tuple[Callable[..., Environment], ...] = (
    phone._templates,
    page._templates,
    markdown._templates,
    sheets._templates,
)


@pytest.mark.parametrize("templates", ROOMS, ids=lambda made: made.__module__)
def test_what_is_compiled_hangs_on_no_language(templates: Callable[..., Environment]) -> None:
    english, chinese = templates(EN), templates(ZH)
    codes = {name: _code(english, name) for name in english.list_templates(["html", "md"])}
    assert any(codes.values())
    assert codes == {name: _code(chinese, name) for name in codes}


def _code(made: Environment, name: str) -> str:
    """What a template is compiled to; nothing where it asks for filters of another room."""
    source = (compiled.ROOM / "templates" / name).read_text(encoding="utf-8")
    try:
        return str(made.compile(source, name, raw=True))
    except TemplateAssertionError:
        return ""


def _finder(*, autoescape: bool = True) -> Template:
    return phone.environment(EN, autoescape=autoescape).get_template("finder.html")


def test_what_was_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(compiled, "ROOM", tmp_path)
    monkeypatch.setattr(compiled, "_code", lambda: 1)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _finder()
    assert not [*tmp_path.glob("__pycache__/*")]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = _finder().root_render_func.__code__
    with monkeypatch.context() as only_kept:
        only_kept.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled"))
        assert _finder().root_render_func.__code__ == made
        with pytest.raises(pytest.fail.Exception):
            _finder(autoescape=False)
        only_kept.setattr(compiled, "_code", lambda: 2)
        with pytest.raises(pytest.fail.Exception):
            _finder()
    _finder(autoescape=False)
    assert len([*tmp_path.glob("__pycache__/*")]) == 2
