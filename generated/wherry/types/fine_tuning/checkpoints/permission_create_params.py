from .... import params as _p

PermissionCreateParams = _p.CreateFineTuningCheckpointPermissionRequest
