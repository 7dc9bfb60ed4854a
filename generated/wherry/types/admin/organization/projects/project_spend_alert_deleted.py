# Generated.
from ..... import models as _m

ProjectSpendAlertDeleted = _m.ProjectSpendAlertDeleted
