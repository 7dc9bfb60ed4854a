from __future__ import annotations

from typing import Literal

from .._runtime.base.typed_dicts import TypedDict


class VideoDownloadContentParams(TypedDict, total=False):
    variant: Literal["video", "thumbnail", "spritesheet"]
