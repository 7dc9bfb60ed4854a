from ... import models as _m

Agent = _m.BetaResponseReasoningItemAgent
BetaResponseReasoningItem = _m.BetaResponseReasoningItem
Content = _m.BetaResponseReasoningItemContent
Summary = _m.BetaResponseReasoningItemSummary
