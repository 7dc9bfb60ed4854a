from ... import models as _m

PromptCacheBreakpoint = _m.ResponseInputTextContentPromptCacheBreakpoint
ResponseInputTextContent = _m.InputTextContentParam
