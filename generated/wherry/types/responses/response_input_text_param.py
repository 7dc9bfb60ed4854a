from ... import params as _p

PromptCacheBreakpoint = _p.ResponseInputTextPromptCacheBreakpoint
ResponseInputTextParam = _p.InputTextContent
