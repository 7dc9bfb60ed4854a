from . import _m

PromptCacheBreakpoint = _m.ResponseInputFileContentPromptCacheBreakpoint
ResponseInputFileContent = _m.InputFileContentParam
