# Generated.
from .. import models as _m

Skill = _m.Skill
