from . import _p

BetaLocalSkillParam = _p.BetaLocalSkill
