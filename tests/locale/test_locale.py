from pathlib import Path

import pytest

from kits.locale import BUILT_IN, Language, catalogue, languages_of, translate
from kits.model.findings import say
from tests.tongues import AR, EN, ZH


def test_words_are_translated_and_their_blanks_filled() -> None:
    words = say("hint: {hint}", hint="写成 2026-12-07")
    assert translate(words, ZH) == "提示：写成 2026-12-07"
    assert translate(words, EN) == "hint: 写成 2026-12-07"


def test_a_fact_that_is_words_is_translated_too() -> None:
    counted = say("{errors}, {warnings}", errors="2", warnings="1")
    assert translate(say("hint: {hint}", hint=counted), ZH) == "提示：2，1"


def test_a_fact_that_is_a_tuple_is_a_list() -> None:
    words = say("use one of {known}", known=("wechat", say("a text")))
    assert (str(words), translate(words, EN)) == ("use one of wechat, a text",) * 2
    assert translate(words, ZH) == "从 wechat、一段文字 里选一个"


def test_a_fact_is_never_read_as_a_template() -> None:
    assert translate(say("hint: {hint}", hint="{{ link }} {x}"), ZH) == "提示：{{ link }} {x}"


def test_words_without_a_translation_stay_english() -> None:
    words = say("no one has said this {times} times", times=3)
    assert translate(words, ZH) == "no one has said this 3 times"


@pytest.mark.parametrize("language", ["zh", "zh-CN", "zh_Hans_CN", "zh-TW"])
def test_a_language_is_read_by_its_most_specific_catalogue(language: str) -> None:
    assert translate(say("hint: {hint}", hint="甲"), BUILT_IN.tongue(language)) == "提示：甲"


@pytest.mark.parametrize("language", ["", "en", "en-GB", "de", "../zh", "zhx", "-zh"])
def test_any_other_language_falls_back_to_english(language: str) -> None:
    assert translate(say("hint: {hint}", hint="a"), BUILT_IN.tongue(language)) == "hint: a"


def test_plurals_follow_the_language() -> None:
    def count(language: str, n: int) -> str:
        return (
            catalogue(BUILT_IN.tongue(language)).ngettext("{n} error", "{n} errors", n).format(n=n)
        )

    assert [count("en", 1), count("en", 2)] == ["1 error", "2 errors"]
    assert [count("zh", 1), count("zh", 2)] == ["1 个错误", "2 个错误"]


def written(folder: Path, language: str, head: str = "", **lines: str) -> Language:
    path = folder / f"{language}.po"
    told = "".join(f'msgid "{said}"\nmsgstr "{words}"\n\n' for said, words in lines.items())
    plain = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    path.write_text(f"{head}{plain}\n{told}", encoding="utf-8")
    return Language(tag=language, po=path)


def test_a_language_with_a_part_falls_back_line_by_line(tmp_path: Path) -> None:
    oc = written(tmp_path, "oc", "# Occitan\n# fallback: fr\n", Copy="Copiar", Copied="")
    fr = written(tmp_path, "fr", Copy="Copier", Copied="Copié")
    words = catalogue(languages_of([oc, fr]).tongue("oc")).gettext
    assert [words("Copy"), words("Copied"), words("Home")] == ["Copiar", "Copié", "Home"]


def test_a_fallback_comes_before_the_wider_language_and_never_goes_in_circles(
    tmp_path: Path,
) -> None:
    three = [
        written(tmp_path, "pt-BR", "# fallback: es\n", Copy="Copiar já"),
        written(tmp_path, "pt", "# fallback: pt-BR\n", Copied="Copiado", Home="Entrada"),
        written(tmp_path, "es", "# fallback: pt\n", Copied="Ya copiado"),
    ]
    words = catalogue(languages_of(three).tongue("pt-BR")).gettext
    said = ["Copy", "Copied", "Home", "Next"]
    assert [words(word) for word in said] == ["Copiar já", "Ya copiado", "Entrada", "Next"]


def test_what_leaders_read_is_arabic_and_the_rest_english() -> None:
    words = catalogue(BUILT_IN.tongue("ar-EG"))
    assert words.gettext("Copy") == "انسخ"
    assert words.gettext("take it out") == "take it out"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا مجموعات"),
        (1, "مجموعة واحدة"),
        (2, "مجموعتان"),
        (3, "3 مجموعات"),
        (11, "11 مجموعة"),
        (100, "100 مجموعة"),
        (103, "103 مجموعات"),
    ],
)
def test_arabic_counts_in_six_ways(n: int, said: str) -> None:
    assert catalogue(AR).ngettext("{n} group", "{n} groups", n).format(n=n) == said
