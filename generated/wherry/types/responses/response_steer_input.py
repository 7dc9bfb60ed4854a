from ... import models as _m
from ...types.responses import response_function_call_output_item_list as _response_function_call_output_item_list

__all__ = [
    "ResponseFunctionCallOutputItemList",
    "ResponseSteerInput",
    "ResponseSteerInputContent",
    "ResponseSteerInputItemList",
    "ResponseSteerInputItemListFunctionCallOutput",
    "ResponseSteerInputItemListFunctionCallOutputCaller",
    "ResponseSteerInputItemListFunctionCallOutputCallerDirect",
    "ResponseSteerInputItemListFunctionCallOutputCallerProgram",
    "ResponseSteerInputItemListMessage",
]
ResponseSteerInputItemList = _m.ResponseSteerInputResponseSteerInputItemList
ResponseSteerInputItemListFunctionCallOutput = _m.ResponseSteerInputResponseSteerInputItemListFunctionCallOutput
ResponseSteerInputItemListFunctionCallOutputCaller = (
    _m.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCaller
)
ResponseSteerInputItemListFunctionCallOutputCallerDirect = (
    _m.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerDirect
)
ResponseSteerInputItemListFunctionCallOutputCallerProgram = (
    _m.ResponseSteerInputResponseSteerInputItemListFunctionCallOutputCallerProgram
)
ResponseSteerInputItemListMessage = _m.ResponseSteerInputResponseSteerInputItemListMessage
ResponseSteerInput = str | list[_m.ResponseSteerInputResponseSteerInputItemList]
ResponseFunctionCallOutputItemList = _response_function_call_output_item_list.ResponseFunctionCallOutputItemList
ResponseSteerInputContent = _m.ResponseSteerInputContent
