from ... import models as _m

FineTuningJobWandbIntegration = _m.FineTuningIntegrationWandb
