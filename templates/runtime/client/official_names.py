"""Small names that programs take from the top of the official package."""

from __future__ import annotations

import os
from typing import Literal

__all__ = ("DataResidency", "NoneType", "file_from_path")

NoneType = type(None)
DataResidency = Literal["global", "us", "eu", "ae", "au", "in", "jp"]
"""Regions that a client may be made for: each has an address of its own."""


def file_from_path(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    """Return name and content of a file, for an argument that takes a file. OSError if it cannot be read."""
    with open(path, "rb") as file:
        return os.path.basename(path), file.read()
