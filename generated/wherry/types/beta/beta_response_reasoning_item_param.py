from . import _p

Agent = _p.BetaResponseReasoningItemAgent
BetaResponseReasoningItemParam = _p.BetaResponseReasoningItem
Content = _p.BetaResponseReasoningItemContent
Summary = _p.BetaResponseReasoningItemSummary
