from typing import Any

from . import _m

CompoundFilter = _m.CompoundFilter
Filter = Any
ComparisonFilter = _m.ComparisonFilter
