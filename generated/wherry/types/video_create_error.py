from . import _m

Misalignment = _m.VideoCreateErrorMisalignment
MisalignmentSteer = _m.VideoCreateErrorMisalignmentSteer
VideoCreateError = _m.Error2
