from . import _p

BetaResponseInputFileParam = _p.BetaResponseInputFile
PromptCacheBreakpoint = _p.BetaResponseInputFilePromptCacheBreakpoint
