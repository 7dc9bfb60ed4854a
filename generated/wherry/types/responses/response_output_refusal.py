from ... import models as _m

ResponseOutputRefusal = _m.RefusalContent
