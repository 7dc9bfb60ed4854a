from . import _m
from .response_steer_input import ResponseSteerInput as ResponseSteerInput

ResponseSteerEvent = _m.ResponseSteerEvent
