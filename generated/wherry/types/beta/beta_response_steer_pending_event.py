from ... import models as _m
from ...types.beta.beta_response_steer_pending_reason import (
    BetaResponseSteerPendingReason as BetaResponseSteerPendingReason,
)

BetaResponseSteerPendingEvent = _m.BetaResponseSteerPendingEvent
Steer = _m.BetaResponseSteerPendingEventSteer
BetaResponseSteerRequiredInput = _m.BetaResponseSteerRequiredInput
