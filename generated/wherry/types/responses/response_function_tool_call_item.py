from . import _m

ResponseFunctionToolCallItem = _m.FunctionToolCallResource
ResponseFunctionToolCall = _m.FunctionToolCall
