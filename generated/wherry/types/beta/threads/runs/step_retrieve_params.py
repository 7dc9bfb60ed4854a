from __future__ import annotations

from collections.abc import Iterable

from ....._runtime.base.typed_dicts import Required, TypedDict
from .....types.beta.threads.runs import run_step_include as _run_step_include


class StepRetrieveParams(TypedDict, total=False):
    run_id: Required[str]
    thread_id: Required[str]
    include: Iterable[_run_step_include.RunStepInclude]


RunStepInclude = _run_step_include.RunStepInclude
