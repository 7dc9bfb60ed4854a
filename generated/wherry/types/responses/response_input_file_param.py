from ... import params as _p

PromptCacheBreakpoint = _p.ResponseInputFilePromptCacheBreakpoint
ResponseInputFileParam = _p.InputFileContent
