from ... import params as _p
from ...types.shared_params import metadata as _metadata

Hyperparameters = _p.CreateFineTuningJobRequestHyperparameters
Integration = _p.CreateFineTuningJobRequestIntegration
IntegrationWandb = _p.CreateFineTuningJobRequestIntegrationWandb
JobCreateParams = _p.CreateFineTuningJobRequest
Method = _p.FineTuneMethod
DpoMethodParam = _p.FineTuneDPOMethod
Metadata = _metadata.Metadata
ReinforcementMethodParam = _p.FineTuneReinforcementMethod
SupervisedMethodParam = _p.FineTuneSupervisedMethod
