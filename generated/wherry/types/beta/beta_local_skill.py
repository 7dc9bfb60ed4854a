# Generated.
from ... import models as _m

BetaLocalSkill = _m.BetaLocalSkill
