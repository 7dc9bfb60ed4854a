from . import _m

Group = _m.GroupResponse
