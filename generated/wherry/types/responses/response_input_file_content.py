from ... import models as _m

PromptCacheBreakpoint = _m.ResponseInputFileContentPromptCacheBreakpoint
ResponseInputFileContent = _m.InputFileContentParam
