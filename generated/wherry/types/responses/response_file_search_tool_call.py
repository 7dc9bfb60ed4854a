from . import _m

ResponseFileSearchToolCall = _m.FileSearchToolCall
Result = _m.FileSearchToolCallResult
