"""Every interface string of kits/ has its Chinese; other catalogues may have a part of them.

`scripts/strings` lists what is missing.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "kits"
COMPLETE = ["zh"]
"""Beside English, which stands in the code; any other language may have a part."""
NUMBERED = {"ar": 3}
"""How many of a language's plural forms are for one number alone: none, one, two."""
LANGUAGES = sorted(path.parts[-3] for path in PACKAGE.glob("locale/*/LC_MESSAGES/kits.po"))


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The strings that stand in the code and the templates, as Babel finds them."""
    output = tmp_path_factory.mktemp("strings") / "kits.pot"
    mapping = f"--mapping-file={PROJECT / 'pyproject.toml'}"
    arguments = ["pybabel", "--quiet", "extract", mapping, f"--output-file={output}", str(PACKAGE)]
    assert not CommandLineInterface().run(arguments)
    with output.open("rb") as pot:
        return read_po(pot)


@cache
def translated(language: str) -> Catalog:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "kits.po").open("rb") as po:
        return read_po(po, locale=language, abort_invalid=True)


def strings(catalog: Catalog) -> Iterator[Message]:
    """The messages, without the header."""
    return (message for message in catalog if message.id)


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def said() -> Iterator[tuple[str, ast.Call]]:
    """The calls of `say`, each with the place where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                yield f"{path.relative_to(PROJECT)}:{node.lineno}", node


def test_there_is_a_catalogue() -> None:
    assert set(COMPLETE) < set(LANGUAGES)


@pytest.mark.parametrize("language", COMPLETE)
def test_every_string_has_a_translation(language: str, used: Catalog) -> None:
    have = translated(language)
    missing = [
        f"{Path(path).relative_to(PROJECT)}:{line}: {message.id!r}"
        for message in strings(used)
        if not ((own := have.get(message.id)) and all(forms(own.string)) and not own.fuzzy)
        for path, line in message.locations[:1]
    ]
    if missing:
        pytest.fail("\n".join([f"{len(missing)} without {language}:", *missing]), pytrace=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str, used: Catalog) -> None:
    assert [m.id for m in strings(translated(language)) if m.id not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_has_a_line_without_words(language: str) -> None:
    assert [m.id for m in strings(translated(language)) if not all(forms(m.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_blanks(language: str) -> None:
    """A form for one number alone may say the number in words."""
    wrong = [
        message.id
        for message in strings(translated(language))
        for at, form in enumerate(forms(message.string))
        if blanks(form) | _in_words(message, language, at)
        != set.union(*map(blanks, forms(message.id)))
    ]
    assert wrong == []


def _in_words(message: Message, language: str, at: int) -> set[str]:
    """What a plural form need not hold: the number, where it is for one number alone."""
    is_one = message.pluralizable and at < NUMBERED.get(language, 0)
    return {"n"} if is_one else set()


QUOTES = {"zh": "“”", "ar": "«»"}
"""The one kind of quotation marks of each language; English has “ ”."""
OTHERS = "“”‘„‟「」『』«»‹›"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_quotes_with_one_kind_of_marks(language: str) -> None:
    """A straight one stands around a value or something to write, just where English has it."""
    others = set(OTHERS) - set(QUOTES[language])
    wrong = [
        message.id
        for message in strings(translated(language))
        for said in ["".join(forms(message.string))]
        if others & set(said) or ('"' in said and '"' not in "".join(forms(message.id)))
    ]
    assert wrong == []


def test_english_quotes_with_one_kind_of_marks(used: Catalog) -> None:
    others = set(OTHERS) - set("“”")
    assert [m.id for m in strings(used) if others & set("".join(forms(m.id)))] == []


def test_what_is_said_is_said_literally() -> None:
    """A template that is put together at run time would never be found, nor translated."""
    assert [place for place, call in said() if not isinstance(call.args[0], ast.Constant)] == []


def test_what_is_said_has_a_fact_for_every_blank() -> None:
    """How many `others` there are is known once all have been counted."""
    wrong = [
        place
        for place, call in said()
        if isinstance(template := call.args[0], ast.Constant)
        and None not in (facts := {keyword.arg for keyword in call.keywords})
        and blanks(template.value) - {"others"} != facts - {"others"}
    ]
    assert wrong == []


def test_lines_without_words_stay_where_all_are_wanted_and_go_elsewhere(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    lines = 'msgid "Copy"\nmsgstr "Copier"\n\nmsgid "Copied"\nmsgstr ""\n'
    for language in ("fr", "de"):
        path = tmp_path / language / "LC_MESSAGES" / "kits.po"
        path.parent.mkdir(parents=True)
        path.write_text(f"# fallback: es\n{head}{lines}", encoding="utf-8")
    script = PROJECT / "tests" / "untranslated.py"
    subprocess.run([sys.executable, str(script), str(tmp_path), "de"], check=True)
    told = {p.parts[-3]: p.read_text("utf-8") for p in tmp_path.glob("*/LC_MESSAGES/kits.po")}
    assert ["Copied" in told["fr"], "Copied" in told["de"]] == [False, True]
    assert told["fr"].startswith("# fallback: es\n")
