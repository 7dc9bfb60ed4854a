# Generated.
from ..... import models as _m

ProjectDataRetention = _m.ProjectDataRetention
