from . import _m

ResponseOutputRefusal = _m.RefusalContent
