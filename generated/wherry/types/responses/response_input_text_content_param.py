from ... import params as _p

PromptCacheBreakpoint = _p.ResponseInputTextContentPromptCacheBreakpoint
ResponseInputTextContentParam = _p.InputTextContentParam
