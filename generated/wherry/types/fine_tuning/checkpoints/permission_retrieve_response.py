from .... import models as _m

Data = _m.FineTuningCheckpointPermission
PermissionRetrieveResponse = _m.ListFineTuningCheckpointPermissionResponse
