from . import _m

BetaResponseInputTextContent = _m.BetaResponseInputTextContent
PromptCacheBreakpoint = _m.BetaResponseInputTextContentPromptCacheBreakpoint
