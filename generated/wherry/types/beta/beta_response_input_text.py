from . import _m

BetaResponseInputText = _m.BetaResponseInputText
PromptCacheBreakpoint = _m.BetaResponseInputTextPromptCacheBreakpoint
