from ... import params as _p

BetaResponseInputTextParam = _p.BetaResponseInputText
PromptCacheBreakpoint = _p.BetaResponseInputTextPromptCacheBreakpoint
