from ... import models as _m

BetaResponseInputTextContent = _m.BetaResponseInputTextContent
PromptCacheBreakpoint = _m.BetaResponseInputTextContentPromptCacheBreakpoint
