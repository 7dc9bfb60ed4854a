# Generated.
from ... import models as _m

DeletedSkillVersion = _m.DeletedSkillVersion
