# Generated.
from ... import models as _m

LogProbProperties = _m.LogProbProperties
