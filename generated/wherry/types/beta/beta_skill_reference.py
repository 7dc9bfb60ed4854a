# Generated.
from ... import models as _m

BetaSkillReference = _m.BetaSkillReference
