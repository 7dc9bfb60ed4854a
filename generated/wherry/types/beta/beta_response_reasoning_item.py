from . import _m

Agent = _m.BetaResponseReasoningItemAgent
BetaResponseReasoningItem = _m.BetaResponseReasoningItem
Content = _m.BetaResponseReasoningItemContent
Summary = _m.BetaResponseReasoningItemSummary
