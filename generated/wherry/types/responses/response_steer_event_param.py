from ... import params as _p
from ...types.responses import response_steer_input_param as _response_steer_input_param

ResponseSteerEventParam = _p.ResponseSteerEvent
ResponseSteerInputParam = _response_steer_input_param.ResponseSteerInputParam
