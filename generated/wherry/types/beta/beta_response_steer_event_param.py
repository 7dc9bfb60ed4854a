from . import _p
from .beta_response_steer_input_param import BetaResponseSteerInputParam as BetaResponseSteerInputParam

BetaResponseSteerEventParam = _p.BetaResponseSteerEvent
