from ... import params as _p

Content = _p.ReasoningTextContent
ResponseReasoningItemParam = _p.ReasoningItem
Summary = _p.SummaryTextContent
