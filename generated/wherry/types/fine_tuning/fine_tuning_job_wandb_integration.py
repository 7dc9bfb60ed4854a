from . import _m

FineTuningJobWandbIntegration = _m.FineTuningIntegrationWandb
