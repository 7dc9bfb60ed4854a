# Generated.
from ..... import models as _m

ProjectUser = _m.ProjectUser
