from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from .._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class CompletionCreateParamsBase(TypedDict, total=False):
    model: Required[str | Literal["gpt-3.5-turbo-instruct", "davinci-002", "babbage-002"]]
    prompt: Required[str | Iterable[str] | Iterable[int] | Iterable[Iterable[int]] | None]
    best_of: int | None
    echo: bool | None
    frequency_penalty: float | None
    logit_bias: Mapping[str, int] | None
    logprobs: int | None
    max_tokens: int | None
    n: int | None
    presence_penalty: float | None
    seed: int | None
    stop: str | Iterable[str] | None
    stream_options: _p.ChatCompletionStreamOptions | None
    suffix: str | None
    temperature: float | None
    top_p: float | None
    user: str


class CompletionCreateParamsNonStreaming(CompletionCreateParamsBase, total=False):
    stream: Literal[False] | None


class CompletionCreateParamsStreaming(CompletionCreateParamsBase, total=False):
    stream: Required[Literal[True]]


CompletionCreateParams = CompletionCreateParamsNonStreaming | CompletionCreateParamsStreaming
ChatCompletionStreamOptionsParam = _p.ChatCompletionStreamOptions
