# Generated.
from ..... import models as _m

ProjectServiceAccount = _m.ProjectServiceAccount
