from . import _p

PromptCacheBreakpoint = _p.ResponseInputTextPromptCacheBreakpoint
ResponseInputTextParam = _p.InputTextContent
