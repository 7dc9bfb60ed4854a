# Generated.
from ... import models as _m

SkillVersion = _m.SkillVersion
