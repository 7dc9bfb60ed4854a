from . import _m

FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
FineTuningJobWandbIntegration = _m.FineTuningIntegrationWandb
