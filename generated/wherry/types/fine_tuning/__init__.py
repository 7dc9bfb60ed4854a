# Generated.
"""What `openai.types.fine_tuning` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import alpha as alpha
    from . import checkpoints as checkpoints
    from . import jobs as jobs
    from .job_list_events_params import JobListEventsParams as JobListEventsParams
    from .job_list_params import JobListParams as JobListParams

    DpoHyperparameters = _m.FineTuneDPOHyperparameters
    DpoHyperparametersParam = _p.FineTuneDPOHyperparameters
    DpoMethod = _m.FineTuneDPOMethod
    DpoMethodParam = _p.FineTuneDPOMethod
    FineTuningJob = _m.FineTuningJob
    FineTuningJobEvent = _m.FineTuningJobEvent
    FineTuningJobIntegration = _m.FineTuningIntegration
    FineTuningJobWandbIntegration = _m.FineTuningIntegrationWandb
    FineTuningJobWandbIntegrationObject = _m.FineTuningIntegration
    JobCreateParams = _p.CreateFineTuningJobRequest
    ReinforcementHyperparameters = _m.FineTuneReinforcementHyperparameters
    ReinforcementHyperparametersParam = _p.FineTuneReinforcementHyperparameters
    ReinforcementMethod = _m.FineTuneReinforcementMethod
    ReinforcementMethodParam = _p.FineTuneReinforcementMethod
    SupervisedHyperparameters = _m.FineTuneSupervisedHyperparameters
    SupervisedHyperparametersParam = _p.FineTuneSupervisedHyperparameters
    SupervisedMethod = _m.FineTuneSupervisedMethod
    SupervisedMethodParam = _p.FineTuneSupervisedMethod
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
DpoHyperparameters m.FineTuneDPOHyperparameters
DpoHyperparametersParam p.FineTuneDPOHyperparameters
DpoMethod m.FineTuneDPOMethod
DpoMethodParam p.FineTuneDPOMethod
FineTuningJob m.FineTuningJob
FineTuningJobEvent m.FineTuningJobEvent
FineTuningJobIntegration m.FineTuningIntegration
FineTuningJobWandbIntegration m.FineTuningIntegrationWandb
FineTuningJobWandbIntegrationObject m.FineTuningIntegration
JobCreateParams p.CreateFineTuningJobRequest
JobListEventsParams .job_list_events_params
JobListParams .job_list_params
ReinforcementHyperparameters m.FineTuneReinforcementHyperparameters
ReinforcementHyperparametersParam p.FineTuneReinforcementHyperparameters
ReinforcementMethod m.FineTuneReinforcementMethod
ReinforcementMethodParam p.FineTuneReinforcementMethod
SupervisedHyperparameters m.FineTuneSupervisedHyperparameters
SupervisedHyperparametersParam p.FineTuneSupervisedHyperparameters
SupervisedMethod m.FineTuneSupervisedMethod
SupervisedMethodParam p.FineTuneSupervisedMethod
alpha .
checkpoints .
jobs .
""",
    )
