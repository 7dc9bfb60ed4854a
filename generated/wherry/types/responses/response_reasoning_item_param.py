from . import _p

Content = _p.ReasoningTextContent
ResponseReasoningItemParam = _p.ReasoningItem
Summary = _p.SummaryTextContent
