# Generated.
"""What `openai.types.beta.responses` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .beta_response_item_list import BetaResponseItemList as BetaResponseItemList
    from .input_item_list_params import InputItemListParams as InputItemListParams
    from .input_token_count_params import InputTokenCountParams as InputTokenCountParams

    InputTokenCountResponse = _m.BetaResponsesInputTokenCountResponse
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
BetaResponseItemList .beta_response_item_list
InputItemListParams .input_item_list_params
InputTokenCountParams .input_token_count_params
InputTokenCountResponse m.BetaResponsesInputTokenCountResponse
""",
    )
