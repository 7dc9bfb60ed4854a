from __future__ import annotations

from typing import Literal

from .._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class PromptCacheBreakpoint(TypedDict, total=False):
    mode: Required[Literal["explicit"]]


DecisionInputImageParam = _p.DecisionInputImageParam
DecisionPromptCacheBreakpointParam = _p.DecisionPromptCacheBreakpointParam
