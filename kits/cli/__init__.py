"""The `kits` command: the edge where things are printed, the clock is read, and programs exit.

Ctrl+C while it is read ends it as quietly as later.
"""

try:
    from kits.cli.commands import main
except KeyboardInterrupt:
    raise SystemExit(130) from None

__all__ = ["main"]
