# Generated.
from ..... import models as _m

ProjectGroup = _m.ProjectGroup
