# Generated.
from ... import models as _m

SummaryText = _m.SummaryText
