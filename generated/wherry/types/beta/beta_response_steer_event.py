from ... import models as _m
from ...types.beta.beta_response_steer_input import BetaResponseSteerInput as BetaResponseSteerInput

BetaResponseSteerEvent = _m.BetaResponseSteerEvent
