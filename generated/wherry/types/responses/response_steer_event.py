from ... import models as _m
from ...types.responses import response_steer_input as _response_steer_input

ResponseSteerEvent = _m.ResponseSteerEvent
ResponseSteerInput = _response_steer_input.ResponseSteerInput
