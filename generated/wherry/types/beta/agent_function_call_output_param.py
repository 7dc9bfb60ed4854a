from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.beta import input_content_param as _input_content_param


class InputContentParamInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]


class InputContentParamInputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]


AgentFunctionCallOutputParam = str | Iterable[_input_content_param.InputContentParam]
InputContentParam = _input_content_param.InputContentParam
