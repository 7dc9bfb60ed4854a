# Generated.
from ..... import models as _m

EnvironmentTemplateDeleted = _m.EnvironmentTemplateDeleted
