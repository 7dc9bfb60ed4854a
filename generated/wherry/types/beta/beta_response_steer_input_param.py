from collections.abc import Iterable

from ... import params as _p
from ...types.beta import (
    beta_response_function_call_output_item_list_param as _beta_response_function_call_output_item_list_param,
)
from ...types.beta import beta_response_steer_input_content_param as _beta_response_steer_input_content_param

__all__ = [
    "BetaResponseFunctionCallOutputItemListParam",
    "BetaResponseSteerInputContentParam",
    "BetaResponseSteerInputParam",
    "ResponseSteerInputItemList",
    "ResponseSteerInputItemListFunctionCallOutput",
    "ResponseSteerInputItemListFunctionCallOutputAgent",
    "ResponseSteerInputItemListFunctionCallOutputCaller",
    "ResponseSteerInputItemListFunctionCallOutputCallerDirect",
    "ResponseSteerInputItemListFunctionCallOutputCallerProgram",
    "ResponseSteerInputItemListMessage",
    "ResponseSteerInputItemListMessageAgent",
]
ResponseSteerInputItemListFunctionCallOutput = _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutput
ResponseSteerInputItemListFunctionCallOutputAgent = (
    _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputAgent
)
ResponseSteerInputItemListFunctionCallOutputCallerDirect = (
    _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
)
ResponseSteerInputItemListFunctionCallOutputCallerProgram = (
    _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
ResponseSteerInputItemListMessage = _p.BetaResponseSteerInputResponseSteerInputItemListMessage
ResponseSteerInputItemListMessageAgent = _p.BetaResponseSteerInputResponseSteerInputItemListMessageAgent
ResponseSteerInputItemList = (
    _p.BetaResponseSteerInputResponseSteerInputItemListMessage
    | _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutput
)
ResponseSteerInputItemListFunctionCallOutputCaller = (
    _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
    | _p.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
BetaResponseSteerInputParam = str | Iterable[ResponseSteerInputItemList]
BetaResponseFunctionCallOutputItemListParam = (
    _beta_response_function_call_output_item_list_param.BetaResponseFunctionCallOutputItemListParam
)
BetaResponseSteerInputContentParam = _beta_response_steer_input_content_param.BetaResponseSteerInputContentParam
