from ... import params as _p

ResponseFileSearchToolCallParam = _p.FileSearchToolCall
Result = _p.FileSearchToolCallResult
