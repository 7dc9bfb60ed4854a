from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ..._runtime.request.file_types import FileTypes
from ...types import audio_model as _audio_model
from ...types import audio_response_format as _audio_response_format
from ...types.audio import transcription_include as _transcription_include
from . import _p


class TranscriptionCreateParamsBase(TypedDict, total=False):
    file: Required[FileTypes]
    model: Required[str | _audio_model.AudioModel]
    chunking_strategy: ChunkingStrategy | None
    include: Iterable[_transcription_include.TranscriptionInclude]
    keywords: Iterable[str]
    known_speaker_names: Iterable[str]
    known_speaker_references: Iterable[str]
    language: str
    languages: Iterable[str]
    prompt: str
    response_format: _audio_response_format.AudioResponseFormat
    temperature: float
    timestamp_granularities: Iterable[Literal["word", "segment"]]


class TranscriptionCreateParamsNonStreaming(TranscriptionCreateParamsBase, total=False):
    stream: Literal[False] | None


class TranscriptionCreateParamsStreaming(TranscriptionCreateParamsBase, total=False):
    stream: Required[Literal[True]]


ChunkingStrategyVadConfig = _p.VadConfig
ChunkingStrategy = Literal["auto"] | _p.VadConfig
TranscriptionCreateParams = TranscriptionCreateParamsNonStreaming | TranscriptionCreateParamsStreaming
AudioModel = _audio_model.AudioModel
AudioResponseFormat = _audio_response_format.AudioResponseFormat
TranscriptionInclude = _transcription_include.TranscriptionInclude
