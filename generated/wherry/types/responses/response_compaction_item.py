from . import _m

ResponseCompactionItem = _m.CompactionBody
