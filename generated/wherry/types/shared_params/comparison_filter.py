# Generated.
from ... import params as _p

ComparisonFilter = _p.ComparisonFilter
