# Generated.
from ... import models as _m

SummaryTextContent = _m.SummaryTextContent
