from ... import models as _m

Error = _m.LiveError
