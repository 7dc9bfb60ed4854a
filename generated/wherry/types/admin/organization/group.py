from .... import models as _m

Group = _m.GroupResponse
