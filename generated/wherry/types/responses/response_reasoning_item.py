from . import _m

Content = _m.ReasoningTextContent
ResponseReasoningItem = _m.ReasoningItem
Summary = _m.SummaryTextContent
