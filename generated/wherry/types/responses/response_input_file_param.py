from . import _p

PromptCacheBreakpoint = _p.ResponseInputFilePromptCacheBreakpoint
ResponseInputFileParam = _p.InputFileContent
