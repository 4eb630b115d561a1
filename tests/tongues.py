"""Locales as a community without plugins tells them."""

from __future__ import annotations

from kits.locale import BUILT_IN

EN, ZH, AR = map(BUILT_IN.tongue, ("en", "zh", "ar"))
