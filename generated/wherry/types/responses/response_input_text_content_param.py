from . import _p

PromptCacheBreakpoint = _p.ResponseInputTextContentPromptCacheBreakpoint
ResponseInputTextContentParam = _p.InputTextContentParam
