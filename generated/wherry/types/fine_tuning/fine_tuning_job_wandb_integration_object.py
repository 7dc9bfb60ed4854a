from ... import models as _m

FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
FineTuningJobWandbIntegration = _m.FineTuningIntegrationWandb
