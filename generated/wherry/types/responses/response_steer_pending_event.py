from . import _m
from .response_steer_pending_reason import ResponseSteerPendingReason as ResponseSteerPendingReason

ResponseSteerPendingEvent = _m.ResponseSteerPendingEvent
Steer = _m.ResponseSteerPendingEventSteer
ResponseSteerRequiredInput = _m.ResponseSteerRequiredInput
