from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.beta import beta_response_includable as _beta_response_includable


class ResponseRetrieveParamsBase(TypedDict, total=False):
    include: Iterable[_beta_response_includable.BetaResponseIncludable]
    include_obfuscation: bool
    betas: Iterable[Literal["responses_multi_agent=v1"]]
    starting_after: int


class ResponseRetrieveParamsNonStreaming(ResponseRetrieveParamsBase, total=False):
    stream: Literal[False]


class ResponseRetrieveParamsStreaming(ResponseRetrieveParamsBase, total=False):
    stream: Required[Literal[True]]


ResponseRetrieveParams = ResponseRetrieveParamsNonStreaming | ResponseRetrieveParamsStreaming
BetaResponseIncludable = _beta_response_includable.BetaResponseIncludable
