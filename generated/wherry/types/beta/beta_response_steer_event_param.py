from ... import params as _p
from ...types.beta.beta_response_steer_input_param import BetaResponseSteerInputParam as BetaResponseSteerInputParam

BetaResponseSteerEventParam = _p.BetaResponseSteerEvent
