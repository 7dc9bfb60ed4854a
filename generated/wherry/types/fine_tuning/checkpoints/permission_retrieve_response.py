from . import _m

Data = _m.FineTuningCheckpointPermission
PermissionRetrieveResponse = _m.ListFineTuningCheckpointPermissionResponse
