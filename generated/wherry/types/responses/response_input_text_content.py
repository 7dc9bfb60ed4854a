from . import _m

PromptCacheBreakpoint = _m.ResponseInputTextContentPromptCacheBreakpoint
ResponseInputTextContent = _m.InputTextContentParam
