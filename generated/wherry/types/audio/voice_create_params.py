from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ..._runtime.request.file_types import FileTypes


class CreateVoiceRequestAudioSample(TypedDict, total=False):
    audio_sample: Required[FileTypes]
    consent: Required[str]
    name: Required[str]
    type: Literal["audio_sample"]


class CreateVoiceRequestPrompt(TypedDict, total=False):
    name: Required[str]
    prompt: Required[str]
    type: Required[Literal["prompt"]]
    model: str | Literal["auto"] | Literal["2026-10-08"]
    script_hint: str


VoiceCreateParams = CreateVoiceRequestAudioSample | CreateVoiceRequestPrompt
