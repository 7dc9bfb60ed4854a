from ... import params as _p

ResponseCompactionItemParamParam = _p.CompactionSummaryItemParam
