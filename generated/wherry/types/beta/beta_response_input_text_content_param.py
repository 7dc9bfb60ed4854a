from ... import params as _p

BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
PromptCacheBreakpoint = _p.BetaResponseInputTextContentPromptCacheBreakpoint
