from . import _m

BetaResponseInputFile = _m.BetaResponseInputFile
PromptCacheBreakpoint = _m.BetaResponseInputFilePromptCacheBreakpoint
