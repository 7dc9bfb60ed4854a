from . import _p

CompoundFilter = _p.CompoundFilter
Filter = object
ComparisonFilter = _p.ComparisonFilter
