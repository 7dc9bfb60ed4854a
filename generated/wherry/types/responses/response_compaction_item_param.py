from . import _m

ResponseCompactionItemParam = _m.CompactionSummaryItemParam
