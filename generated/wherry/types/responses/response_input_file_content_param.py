from ... import params as _p

PromptCacheBreakpoint = _p.ResponseInputFileContentPromptCacheBreakpoint
ResponseInputFileContentParam = _p.InputFileContentParam
