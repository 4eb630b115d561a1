import pytest

from kits.source.names import mistaken_locale, stem_and_locale


@pytest.mark.parametrize(
    ("path", "expected"),
    {
        "launch.md": ("launch", None),
        "launch.en.md": ("launch", "en"),
        "launch.zh-TW.md": ("launch", "zh-TW"),
        "a/b.zh-Hant-TW.md": ("a/b", "zh-Hant-TW"),
        "launch.es-419.md": ("launch", "es-419"),
        "node.js.md": ("node.js", None),
        "launch.EN.md": ("launch.EN", None),
        "v1.2.md": ("v1.2", None),
        "en.md": ("en", None),
    }.items(),
)
def test_a_language_stands_before_the_ending(path: str, expected: tuple[str, str | None]) -> None:
    assert stem_and_locale(path) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("launch.zh_TW", ("launch", "zh-TW")),
        ("launch.EN", ("launch", "en")),
        ("a.b.zh-hans-cn", ("a.b", "zh-Hans-CN")),
        ("launch.xx", ("launch", None)),
        ("launch", None),
        ("launch.poster", None),
        ("v1.2", None),
    ],
)
def test_a_language_that_is_misspelt(stem: str, expected: object) -> None:
    assert mistaken_locale(stem) == expected
