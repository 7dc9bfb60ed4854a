from ... import models as _m

ResponseCompactionItemParam = _m.CompactionSummaryItemParam
