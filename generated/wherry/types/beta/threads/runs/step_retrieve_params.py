# Generated.
from __future__ import annotations

from collections.abc import Iterable

from ....._runtime.base.annotating import Required, TypedDict
from .....types.beta.threads.runs import run_step_include as _run_step_include

__all__ = ["RunStepInclude", "StepRetrieveParams"]


class StepRetrieveParams(TypedDict, total=False):
    run_id: Required[str]
    thread_id: Required[str]
    include: Iterable[_run_step_include.RunStepInclude]


RunStepInclude = _run_step_include.RunStepInclude
