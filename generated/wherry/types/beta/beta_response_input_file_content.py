from ... import models as _m

BetaResponseInputFileContent = _m.BetaResponseInputFileContent
PromptCacheBreakpoint = _m.BetaResponseInputFileContentPromptCacheBreakpoint
