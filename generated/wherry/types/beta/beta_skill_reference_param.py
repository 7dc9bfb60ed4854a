from ... import params as _p

BetaSkillReferenceParam = _p.BetaSkillReference
