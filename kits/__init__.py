"""Leaderkit: announcement kits, training pages and a wall of honour, from Markdown in git."""

__version__ = "0.1.0"
