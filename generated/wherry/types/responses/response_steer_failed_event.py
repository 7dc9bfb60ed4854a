from . import _m
from .response_steer_error_code import ResponseSteerErrorCode as ResponseSteerErrorCode
from .response_steer_input import ResponseSteerInput as ResponseSteerInput

Error = _m.ResponseSteerFailedEventError
ResponseSteerFailedEvent = _m.ResponseSteerFailedEvent
Steer = _m.ResponseSteerFailedEventSteer
