"""The output formats of ``textkit lint`` by name; a format's module is imported when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from textkit.render.base import Renderer

FORMATS = ("text", "json", "sarif", "github", "markdown", "csv")


def renderer(name: str) -> Renderer:
    """The renderer called ``name``, one of `FORMATS`."""
    return cast("Renderer", import_module(f"textkit.render.{name}"))
