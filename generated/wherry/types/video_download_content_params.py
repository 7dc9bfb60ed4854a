# Generated.
from __future__ import annotations

from typing import Literal

from .._runtime.base.annotating import TypedDict

__all__ = ["VideoDownloadContentParams"]


class VideoDownloadContentParams(TypedDict, total=False):
    variant: Literal["video", "thumbnail", "spritesheet"]
