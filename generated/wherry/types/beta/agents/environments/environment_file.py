# Generated.
from ..... import models as _m

EnvironmentFile = _m.EnvironmentFile
