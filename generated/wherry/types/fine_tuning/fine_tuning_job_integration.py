from ... import models as _m

FineTuningJobIntegration = _m.FineTuningIntegration
FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
