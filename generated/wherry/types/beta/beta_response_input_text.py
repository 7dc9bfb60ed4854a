from ... import models as _m

BetaResponseInputText = _m.BetaResponseInputText
PromptCacheBreakpoint = _m.BetaResponseInputTextPromptCacheBreakpoint
