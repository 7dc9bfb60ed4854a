from ... import params as _p

BetaLocalSkillParam = _p.BetaLocalSkill
