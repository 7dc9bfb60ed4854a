from ... import models as _m

PromptCacheBreakpoint = _m.ResponseInputFilePromptCacheBreakpoint
ResponseInputFile = _m.InputFileContent
