from ..... import models as _m

UserDeleteResponse = _m.GroupUserDeletedResource
