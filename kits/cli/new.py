"""`kits new`: all that can be begun."""

from __future__ import annotations

from kits.cli.creating import new
from kits.cli.flaws import flaw

new.add_command(flaw)
