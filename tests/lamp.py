"""A picture for tests that need one and do not look at it."""

import io
from pathlib import Path

from PIL import Image

from kits.hosts.keeping import Kept
from kits.hosts.making import Maker
from kits.render.bare import bare


def drawn(form: str = "PNG", *, side: int = 2, **options: object) -> bytes:
    """A small picture as a file of this form."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), (240, 180, 41)).save(out, format=form, **options)
    return out.getvalue()


LAMP = bare("lamp.png", drawn())
"""As it is published, so that a build changes nothing of it."""


def maker_of(project: Path) -> Maker:
    """What makes the pictures of a project."""
    return Maker(project, Kept(project / "kept"))
