from ... import models as _m
from ...types.beta import beta_response_function_call_output_item_list as _beta_response_function_call_output_item_list

__all__ = [
    "BetaResponseFunctionCallOutputItemList",
    "BetaResponseSteerInput",
    "BetaResponseSteerInputContent",
    "ResponseSteerInputItemList",
    "ResponseSteerInputItemListFunctionCallOutput",
    "ResponseSteerInputItemListFunctionCallOutputAgent",
    "ResponseSteerInputItemListFunctionCallOutputCaller",
    "ResponseSteerInputItemListFunctionCallOutputCallerDirect",
    "ResponseSteerInputItemListFunctionCallOutputCallerProgram",
    "ResponseSteerInputItemListMessage",
    "ResponseSteerInputItemListMessageAgent",
]
ResponseSteerInputItemList = _m.BetaResponseSteerInputResponseSteerInputItemList
ResponseSteerInputItemListFunctionCallOutput = _m.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutput
ResponseSteerInputItemListFunctionCallOutputAgent = (
    _m.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputAgent
)
ResponseSteerInputItemListFunctionCallOutputCaller = (
    _m.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCaller
)
ResponseSteerInputItemListFunctionCallOutputCallerDirect = (
    _m.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
)
ResponseSteerInputItemListFunctionCallOutputCallerProgram = (
    _m.BetaResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
ResponseSteerInputItemListMessage = _m.BetaResponseSteerInputResponseSteerInputItemListMessage
ResponseSteerInputItemListMessageAgent = _m.BetaResponseSteerInputResponseSteerInputItemListMessageAgent
BetaResponseSteerInput = str | list[_m.BetaResponseSteerInputResponseSteerInputItemList]
BetaResponseFunctionCallOutputItemList = (
    _beta_response_function_call_output_item_list.BetaResponseFunctionCallOutputItemList
)
BetaResponseSteerInputContent = _m.BetaResponseSteerInputContent
