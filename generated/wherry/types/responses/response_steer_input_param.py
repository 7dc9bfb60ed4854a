from collections.abc import Iterable

from ... import params as _p
from ...types.responses.response_function_call_output_item_list_param import (
    ResponseFunctionCallOutputItemListParam as ResponseFunctionCallOutputItemListParam,
)
from ...types.responses.response_steer_input_content_param import (
    ResponseSteerInputContentParam as ResponseSteerInputContentParam,
)

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
