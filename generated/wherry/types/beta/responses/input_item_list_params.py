from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict
from ....types.beta import beta_response_includable as _beta_response_includable


class InputItemListParams(TypedDict, total=False):
    after: str
    include: Iterable[_beta_response_includable.BetaResponseIncludable]
    limit: int
    betas: Iterable[Literal["responses_multi_agent=v1"]]
    order: Literal["asc", "desc"]


BetaResponseIncludable = _beta_response_includable.BetaResponseIncludable
