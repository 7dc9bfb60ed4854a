from ... import models as _m

Misalignment = _m.ResponseErrorMisalignment
MisalignmentSteer = _m.ResponseErrorMisalignmentSteer
ResponseError = _m.ResponseError
