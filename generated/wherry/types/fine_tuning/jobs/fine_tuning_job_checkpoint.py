from .... import models as _m

FineTuningJobCheckpoint = _m.FineTuningJobCheckpoint
Metrics = _m.FineTuningJobCheckpointMetrics
