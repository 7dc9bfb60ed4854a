from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ..._runtime.request.file_types import FileTypes
from ...types import audio_model as _audio_model


class TranslationCreateParams(TypedDict, total=False):
    file: Required[FileTypes]
    model: Required[str | _audio_model.AudioModel]
    prompt: str
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"]
    temperature: float


AudioModel = _audio_model.AudioModel
