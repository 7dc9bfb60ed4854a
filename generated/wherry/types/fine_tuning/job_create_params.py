from ..shared_params.metadata import Metadata as Metadata
from . import _p

Hyperparameters = _p.CreateFineTuningJobRequestHyperparameters
Integration = _p.CreateFineTuningJobRequestIntegration
IntegrationWandb = _p.CreateFineTuningJobRequestIntegrationWandb
JobCreateParams = _p.CreateFineTuningJobRequest
Method = _p.FineTuneMethod
DpoMethodParam = _p.FineTuneDPOMethod
ReinforcementMethodParam = _p.FineTuneReinforcementMethod
SupervisedMethodParam = _p.FineTuneSupervisedMethod
