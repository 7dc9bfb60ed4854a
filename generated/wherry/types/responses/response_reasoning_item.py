from ... import models as _m

Content = _m.ReasoningTextContent
ResponseReasoningItem = _m.ReasoningItem
Summary = _m.SummaryTextContent
