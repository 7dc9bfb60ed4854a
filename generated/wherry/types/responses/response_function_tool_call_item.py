from ... import models as _m

ResponseFunctionToolCallItem = _m.FunctionToolCallResource
ResponseFunctionToolCall = _m.FunctionToolCall
