from . import _m

FineTuningJobIntegration = _m.FineTuningIntegration
FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
