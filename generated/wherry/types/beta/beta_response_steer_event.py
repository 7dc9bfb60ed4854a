from ... import models as _m
from ...types.beta import beta_response_steer_input as _beta_response_steer_input

BetaResponseSteerEvent = _m.BetaResponseSteerEvent
BetaResponseSteerInput = _beta_response_steer_input.BetaResponseSteerInput
