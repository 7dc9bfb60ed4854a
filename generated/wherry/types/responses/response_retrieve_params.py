from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.responses import response_includable as _response_includable


class ResponseRetrieveParamsBase(TypedDict, total=False):
    include: Iterable[_response_includable.ResponseIncludable]
    include_obfuscation: bool
    starting_after: int


class ResponseRetrieveParamsNonStreaming(ResponseRetrieveParamsBase, total=False):
    stream: Literal[False]


class ResponseRetrieveParamsStreaming(ResponseRetrieveParamsBase, total=False):
    stream: Required[Literal[True]]


ResponseRetrieveParams = ResponseRetrieveParamsNonStreaming | ResponseRetrieveParamsStreaming
ResponseIncludable = _response_includable.ResponseIncludable
