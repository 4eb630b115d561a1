"""`kits new`: all that can be begun."""

from __future__ import annotations

from kits.cli.creating import new
from kits.cli.reviewing import flaw, recap

new.add_command(flaw)
new.add_command(recap)
