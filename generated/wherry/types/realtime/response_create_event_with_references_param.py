from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.realtime import (
    realtime_response_create_params_with_references_param as _realtime_response_create_params_with_references_param,
)


class ResponseCreateEventWithReferencesParam(TypedDict, total=False):
    type: Required[Literal["response.create"]]
    event_id: str
    response: _realtime_response_create_params_with_references_param.RealtimeResponseCreateParamsWithReferencesParam


RealtimeResponseCreateParamsWithReferencesParam = (
    _realtime_response_create_params_with_references_param.RealtimeResponseCreateParamsWithReferencesParam
)
