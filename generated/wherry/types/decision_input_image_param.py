from __future__ import annotations

from typing import Literal

from .. import params as _p
from .._runtime.base.typed_dicts import Required, TypedDict


class PromptCacheBreakpoint(TypedDict, total=False):
    mode: Required[Literal["explicit"]]


DecisionInputImageParam = _p.DecisionInputImageParam
DecisionPromptCacheBreakpointParam = _p.DecisionPromptCacheBreakpointParam
