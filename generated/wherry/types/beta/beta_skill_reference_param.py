from . import _p

BetaSkillReferenceParam = _p.BetaSkillReference
