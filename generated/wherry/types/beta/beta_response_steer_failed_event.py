from ... import models as _m
from ...types.beta.beta_response_steer_error_code import BetaResponseSteerErrorCode as BetaResponseSteerErrorCode
from ...types.beta.beta_response_steer_input import BetaResponseSteerInput as BetaResponseSteerInput

BetaResponseSteerFailedEvent = _m.BetaResponseSteerFailedEvent
Error = _m.BetaResponseSteerFailedEventError
Steer = _m.BetaResponseSteerFailedEventSteer
