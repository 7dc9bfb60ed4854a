from . import _p

PromptCacheBreakpoint = _p.ResponseInputFileContentPromptCacheBreakpoint
ResponseInputFileContentParam = _p.InputFileContentParam
