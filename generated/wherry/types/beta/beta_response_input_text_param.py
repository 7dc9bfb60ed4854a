from . import _p

BetaResponseInputTextParam = _p.BetaResponseInputText
PromptCacheBreakpoint = _p.BetaResponseInputTextPromptCacheBreakpoint
