from ... import models as _m
from ...types.responses import response_steer_error_code as _response_steer_error_code
from ...types.responses import response_steer_input as _response_steer_input

Error = _m.ResponseSteerFailedEventError
ResponseSteerFailedEvent = _m.ResponseSteerFailedEvent
Steer = _m.ResponseSteerFailedEventSteer
ResponseSteerErrorCode = _response_steer_error_code.ResponseSteerErrorCode
ResponseSteerInput = _response_steer_input.ResponseSteerInput
