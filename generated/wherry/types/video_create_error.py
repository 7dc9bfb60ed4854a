from .. import models as _m

Misalignment = _m.VideoCreateErrorMisalignment
MisalignmentSteer = _m.VideoCreateErrorMisalignmentSteer
VideoCreateError = _m.Error2
