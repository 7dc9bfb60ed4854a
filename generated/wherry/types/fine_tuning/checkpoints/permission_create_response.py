from . import _m

PermissionCreateResponse = _m.FineTuningCheckpointPermission
