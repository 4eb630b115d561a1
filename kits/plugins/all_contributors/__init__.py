"""The wall as a list of All Contributors, which `kits wall` hands out and takes over."""

from __future__ import annotations

from kits.plugins.all_contributors.contributors import contributors
from kits.render.renderers import Renderers

RENDERERS = Renderers(on_request=(contributors,))
