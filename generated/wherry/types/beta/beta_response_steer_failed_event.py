from ... import models as _m
from ...types.beta import beta_response_steer_error_code as _beta_response_steer_error_code
from ...types.beta import beta_response_steer_input as _beta_response_steer_input

BetaResponseSteerFailedEvent = _m.BetaResponseSteerFailedEvent
Error = _m.BetaResponseSteerFailedEventError
Steer = _m.BetaResponseSteerFailedEventSteer
BetaResponseSteerErrorCode = _beta_response_steer_error_code.BetaResponseSteerErrorCode
BetaResponseSteerInput = _beta_response_steer_input.BetaResponseSteerInput
