from . import _m

BetaResponseError = _m.BetaResponseError
Misalignment = _m.BetaResponseErrorMisalignment
MisalignmentSteer = _m.BetaResponseErrorMisalignmentSteer
