from ... import params as _p
from ...types.beta import beta_response_steer_input_param as _beta_response_steer_input_param

BetaResponseSteerEventParam = _p.BetaResponseSteerEvent
BetaResponseSteerInputParam = _beta_response_steer_input_param.BetaResponseSteerInputParam
