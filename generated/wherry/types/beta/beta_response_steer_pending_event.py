# Generated.
from ... import models as _m
from ...types.beta import beta_response_steer_pending_reason as _beta_response_steer_pending_reason

BetaResponseSteerPendingEvent = _m.BetaResponseSteerPendingEvent
Steer = _m.BetaResponseSteerPendingEventSteer
BetaResponseSteerPendingReason = _beta_response_steer_pending_reason.BetaResponseSteerPendingReason
BetaResponseSteerRequiredInput = _m.BetaResponseSteerRequiredInput
