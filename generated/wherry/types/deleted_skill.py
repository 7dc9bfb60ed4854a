# Generated.
from .. import models as _m

DeletedSkill = _m.DeletedSkill
