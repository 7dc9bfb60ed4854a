from . import _p

ResponseCompactionItemParamParam = _p.CompactionSummaryItemParam
