from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .._runtime.base.typed_dicts import Required, TypedDict
from .._runtime.request.file_types import FileTypes
from ..types import image_model as _image_model
from . import _p


class ImageEditParamsBase(TypedDict, total=False):
    image: Required[FileTypes | Iterable[FileTypes]]
    prompt: Required[str]
    background: Literal["transparent", "opaque", "auto"] | None
    complexity: Literal["low", "medium", "high"] | None
    frame_count: int | None
    frame_duration_ms: int | None
    input_fidelity: Literal["high", "low"] | None
    markup: FileTypes
    mask: FileTypes
    model: str | _image_model.ImageModel | None
    n: int | None
    output_compression: int | None
    output_format: Literal["png", "webp", "jpeg", "gif", "svg"] | None
    partial_images: int | None
    quality: Literal["low", "medium", "high", "xhigh", "max", "auto", "standard"] | None
    response_format: Literal["url", "b64_json"] | None
    safety_identifier: str | None
    size: str | Literal["1024x1024", "1536x1024", "1024x1536", "auto", "256x256", "512x512"] | None
    svg: _p.ImageEditParamsSvg | None
    user: str


class ImageEditParamsNonStreaming(ImageEditParamsBase, total=False):
    stream: Literal[False] | None


class ImageEditParamsStreaming(ImageEditParamsBase, total=False):
    stream: Required[Literal[True]]


Svg = _p.ImageEditParamsSvg
SvgReasoning = _p.ImageEditParamsSvgReasoning
ImageEditParams = ImageEditParamsNonStreaming | ImageEditParamsStreaming
ImageModel = _image_model.ImageModel
