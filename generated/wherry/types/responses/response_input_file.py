from . import _m

PromptCacheBreakpoint = _m.ResponseInputFilePromptCacheBreakpoint
ResponseInputFile = _m.InputFileContent
