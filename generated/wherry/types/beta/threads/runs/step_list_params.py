from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ....._runtime.base.typed_dicts import Required, TypedDict
from .....types.beta.threads.runs import run_step_include as _run_step_include


class StepListParams(TypedDict, total=False):
    thread_id: Required[str]
    after: str
    before: str
    include: Iterable[_run_step_include.RunStepInclude]
    limit: int
    order: Literal["asc", "desc"]


RunStepInclude = _run_step_include.RunStepInclude
