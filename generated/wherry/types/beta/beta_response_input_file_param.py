from ... import params as _p

BetaResponseInputFileParam = _p.BetaResponseInputFile
PromptCacheBreakpoint = _p.BetaResponseInputFilePromptCacheBreakpoint
