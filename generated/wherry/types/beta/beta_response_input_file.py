from ... import models as _m

BetaResponseInputFile = _m.BetaResponseInputFile
PromptCacheBreakpoint = _m.BetaResponseInputFilePromptCacheBreakpoint
