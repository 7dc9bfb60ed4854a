from ... import models as _m
from ...types.shared.metadata import Metadata as Metadata

Error = _m.FineTuningJobError
FineTuningJob = _m.FineTuningJob
Hyperparameters = _m.FineTuningJobHyperparameters
Method = _m.FineTuneMethod
DpoMethod = _m.FineTuneDPOMethod
FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
ReinforcementMethod = _m.FineTuneReinforcementMethod
SupervisedMethod = _m.FineTuneSupervisedMethod
