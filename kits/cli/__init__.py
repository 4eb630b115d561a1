"""The `kits` command: the edge where things are printed, the clock is read, and programs exit.

It takes a second to be read; Ctrl+C within it ends it as quietly as later.
"""

try:
    from kits.cli.commands import main
except KeyboardInterrupt:
    raise SystemExit(130) from None

__all__ = ["main"]
