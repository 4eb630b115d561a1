"""`kits badges`, and the key that signs them."""

from __future__ import annotations

import os

import click

from kits.cli.project import fail
from kits.plugins.open_badges.seals import KEY, UnusableKey, new_key, seal


def refuse_bad_key() -> None:
    """Ends the command where the environment has a key that cannot sign."""
    try:
        seal(os.environ)
    except UnusableKey as problem:
        fail(f"{KEY} cannot sign badges: {problem}", "make one with kits badges key")


@click.group()
def badges() -> None:
    """What concerns badges and their credentials."""


@badges.command()
def key() -> None:
    """Print a new private key that signs badges (Ed25519, PEM).

    \b
    Keep it as a secret of your CI, under the name KITS_BADGE_KEY, and nowhere else:
      kits badges key | gh secret set KITS_BADGE_KEY
    With it, kits build gives an Open Badges 3.0 credential for each badge of someone
    on the wall. Another key makes all former credentials invalid.
    """
    click.echo(new_key(), nl=False)
