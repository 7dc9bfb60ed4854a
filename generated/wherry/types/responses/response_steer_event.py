from ... import models as _m
from ...types.responses.response_steer_input import ResponseSteerInput as ResponseSteerInput

ResponseSteerEvent = _m.ResponseSteerEvent
