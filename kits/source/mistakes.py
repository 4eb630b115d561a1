"""The rules of reading, all in one place."""

from __future__ import annotations

from kits.source import (
    cell_mistakes,
    fact_mistakes,
    file_mistakes,
    section_mistakes,
    syntax_mistakes,
    table_mistakes,
)

RULES = (
    *file_mistakes.RULES,
    *fact_mistakes.RULES,
    *syntax_mistakes.RULES,
    *table_mistakes.RULES,
    *cell_mistakes.RULES,
    *section_mistakes.RULES,
)
"""Each returns one `Finding`; its name is the rule's id and its docstring the rule's page."""
