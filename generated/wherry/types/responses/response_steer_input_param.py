from collections.abc import Iterable

from ... import params as _p
from ...types.responses import (
    response_function_call_output_item_list_param as _response_function_call_output_item_list_param,
)
from ...types.responses import response_steer_input_content_param as _response_steer_input_content_param

__all__ = [
    "ResponseFunctionCallOutputItemListParam",
    "ResponseSteerInputContentParam",
    "ResponseSteerInputItemList",
    "ResponseSteerInputItemListFunctionCallOutput",
    "ResponseSteerInputItemListFunctionCallOutputCaller",
    "ResponseSteerInputItemListFunctionCallOutputCallerDirect",
    "ResponseSteerInputItemListFunctionCallOutputCallerProgram",
    "ResponseSteerInputItemListMessage",
    "ResponseSteerInputParam",
]
ResponseSteerInputItemListFunctionCallOutput = _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutput
ResponseSteerInputItemListFunctionCallOutputCallerDirect = (
    _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
)
ResponseSteerInputItemListFunctionCallOutputCallerProgram = (
    _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
ResponseSteerInputItemListMessage = _p.ResponseSteerInputResponseSteerInputItemListMessage
ResponseSteerInputItemList = (
    _p.ResponseSteerInputResponseSteerInputItemListMessage
    | _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutput
)
ResponseSteerInputItemListFunctionCallOutputCaller = (
    _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
    | _p.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
ResponseSteerInputParam = str | Iterable[ResponseSteerInputItemList]
ResponseFunctionCallOutputItemListParam = (
    _response_function_call_output_item_list_param.ResponseFunctionCallOutputItemListParam
)
ResponseSteerInputContentParam = _response_steer_input_content_param.ResponseSteerInputContentParam
