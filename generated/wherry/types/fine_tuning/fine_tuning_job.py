from ..shared.metadata import Metadata as Metadata
from . import _m

Error = _m.FineTuningJobError
FineTuningJob = _m.FineTuningJob
Hyperparameters = _m.FineTuningJobHyperparameters
Method = _m.FineTuneMethod
DpoMethod = _m.FineTuneDPOMethod
FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
ReinforcementMethod = _m.FineTuneReinforcementMethod
SupervisedMethod = _m.FineTuneSupervisedMethod
