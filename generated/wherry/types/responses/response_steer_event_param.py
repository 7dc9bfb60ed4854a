from . import _p
from .response_steer_input_param import ResponseSteerInputParam as ResponseSteerInputParam

ResponseSteerEventParam = _p.ResponseSteerEvent
