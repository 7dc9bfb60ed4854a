from ... import models as _m
from ...types.responses import response_steer_pending_reason as _response_steer_pending_reason

ResponseSteerPendingEvent = _m.ResponseSteerPendingEvent
Steer = _m.ResponseSteerPendingEventSteer
ResponseSteerPendingReason = _response_steer_pending_reason.ResponseSteerPendingReason
ResponseSteerRequiredInput = _m.ResponseSteerRequiredInput
