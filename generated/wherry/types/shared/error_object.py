from . import _m

ErrorObject = _m.Error
Misalignment = _m.ErrorObjectMisalignment
MisalignmentSteer = _m.ErrorObjectMisalignmentSteer
