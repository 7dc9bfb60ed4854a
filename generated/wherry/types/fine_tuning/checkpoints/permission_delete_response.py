# Generated.
from .... import models as _m

PermissionDeleteResponse = _m.PermissionDeleteResponse
