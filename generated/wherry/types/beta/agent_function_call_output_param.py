# Generated.
from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.annotating import Required, TypedDict
from ...types.beta import input_content_param as _input_content_param

__all__ = [
    "AgentFunctionCallOutputParam",
    "InputContentParam",
    "InputContentParamInputImage",
    "InputContentParamInputText",
]


class InputContentParamInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]


class InputContentParamInputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]


AgentFunctionCallOutputParam = str | Iterable[_input_content_param.InputContentParam]
InputContentParam = _input_content_param.InputContentParam
