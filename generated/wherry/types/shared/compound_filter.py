from typing import Any

from ... import models as _m

CompoundFilter = _m.CompoundFilter
Filter = Any
ComparisonFilter = _m.ComparisonFilter
