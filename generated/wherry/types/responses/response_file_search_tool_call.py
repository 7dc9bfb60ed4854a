from ... import models as _m

ResponseFileSearchToolCall = _m.FileSearchToolCall
Result = _m.FileSearchToolCallResult
