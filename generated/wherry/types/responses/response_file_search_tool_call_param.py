from . import _p

ResponseFileSearchToolCallParam = _p.FileSearchToolCall
Result = _p.FileSearchToolCallResult
