from . import _m

FineTuningJobCheckpoint = _m.FineTuningJobCheckpoint
Metrics = _m.FineTuningJobCheckpointMetrics
