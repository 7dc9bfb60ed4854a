from . import _m

Misalignment = _m.ResponseErrorMisalignment
MisalignmentSteer = _m.ResponseErrorMisalignmentSteer
ResponseError = _m.ResponseError
