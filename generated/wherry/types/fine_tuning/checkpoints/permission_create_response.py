from .... import models as _m

PermissionCreateResponse = _m.FineTuningCheckpointPermission
