from ... import models as _m
from ...types.shared import metadata as _metadata

Error = _m.FineTuningJobError
FineTuningJob = _m.FineTuningJob
Hyperparameters = _m.FineTuningJobHyperparameters
Method = _m.FineTuneMethod
DpoMethod = _m.FineTuneDPOMethod
FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
Metadata = _metadata.Metadata
ReinforcementMethod = _m.FineTuneReinforcementMethod
SupervisedMethod = _m.FineTuneSupervisedMethod
