from ... import models as _m

ResponseCompactionItem = _m.CompactionBody
