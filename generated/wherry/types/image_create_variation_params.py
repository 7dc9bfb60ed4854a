from __future__ import annotations

from typing import Literal

from .._runtime.base.typed_dicts import Required, TypedDict
from .._runtime.request.file_types import FileTypes
from ..types import image_model as _image_model


class ImageCreateVariationParams(TypedDict, total=False):
    image: Required[FileTypes]
    model: str | _image_model.ImageModel | None
    n: int | None
    response_format: Literal["url", "b64_json"] | None
    size: Literal["256x256", "512x512", "1024x1024"] | None
    user: str


ImageModel = _image_model.ImageModel
