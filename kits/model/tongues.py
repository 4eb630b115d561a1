"""The languages that the theme of a site speaks, and which of them a community means."""

from __future__ import annotations

THEME = (
    *("af", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es"),
    *("et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja"),
    *("ka", "kn", "ko", "ku-IQ", "lb", "lt", "lv", "mk", "mn", "ms", "my", "nb", "nl", "nn", "pl"),
    *("pt-BR", "pt", "ro", "ru", "sa", "sh", "si", "sk", "sl", "sq", "sr", "sv", "ta", "te", "th"),
    *("tl", "tr", "uk", "ur", "uz", "vi", "zh-Hant", "zh-TW", "zh"),
)
"""Material's, 9.8."""
OTHERWISE = {"zh-hk": "zh-TW", "zh-mo": "zh-TW", "no": "nb", "ku": "ku-IQ"}


def theme_language(locale: str) -> str | None:
    """The theme's language for a locale, the nearest that it has; None where it has none."""
    known = {code.lower(): code for code in THEME}
    name = OTHERWISE.get(locale.lower(), locale).lower()
    while name not in known and "-" in name:
        name = name.rpartition("-")[0]
    return known.get(OTHERWISE.get(name, name).lower())


def is_same_language(one: str, other: str) -> bool:
    """Whether two locales are forms of one language."""
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]
