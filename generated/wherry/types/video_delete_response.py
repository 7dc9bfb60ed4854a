# Generated.
from .. import models as _m

VideoDeleteResponse = _m.VideoDeleteResponse
