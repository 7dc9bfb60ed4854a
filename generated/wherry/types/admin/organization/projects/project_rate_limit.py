# Generated.
from ..... import models as _m

ProjectRateLimit = _m.ProjectRateLimit
