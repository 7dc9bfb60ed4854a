from ... import params as _p
from ...types.responses.response_steer_input_param import ResponseSteerInputParam as ResponseSteerInputParam

ResponseSteerEventParam = _p.ResponseSteerEvent
