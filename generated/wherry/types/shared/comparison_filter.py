# Generated.
from ... import models as _m

ComparisonFilter = _m.ComparisonFilter
