from . import _m

Error = _m.LiveError
