from . import _p

PermissionCreateParams = _p.CreateFineTuningCheckpointPermissionRequest
