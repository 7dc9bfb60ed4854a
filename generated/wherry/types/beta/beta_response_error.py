from ... import models as _m

BetaResponseError = _m.BetaResponseError
Misalignment = _m.BetaResponseErrorMisalignment
MisalignmentSteer = _m.BetaResponseErrorMisalignmentSteer
