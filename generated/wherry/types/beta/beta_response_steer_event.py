from . import _m
from .beta_response_steer_input import BetaResponseSteerInput as BetaResponseSteerInput

BetaResponseSteerEvent = _m.BetaResponseSteerEvent
