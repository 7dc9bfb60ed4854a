from ... import params as _p

BetaResponseInputFileContentParam = _p.BetaResponseInputFileContent
PromptCacheBreakpoint = _p.BetaResponseInputFileContentPromptCacheBreakpoint
