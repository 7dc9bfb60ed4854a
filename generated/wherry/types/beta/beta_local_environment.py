# Generated.
from ... import models as _m

BetaLocalEnvironment = _m.BetaLocalEnvironment
BetaLocalSkill = _m.BetaLocalSkill
