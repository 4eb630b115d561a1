"""`kits badges`, and the key that signs them."""

from __future__ import annotations

import os

import click

from kits.cli.project import fail
from kits.render.seals import Seal, UnusableKey, new_key

KEY = "KITS_BADGE_KEY"
"""The environment variable that holds the private key; it stands in no file of a project."""


def seal() -> Seal | None:
    """What signs badges, where the environment has a key; ends the command where that is none."""
    pem = os.environ.get(KEY)
    if not pem:
        return None
    try:
        return Seal(pem.replace("\\n", "\n"))
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
