from ... import params as _p

BetaLocalEnvironmentParam = _p.BetaLocalEnvironment
BetaLocalSkillParam = _p.BetaLocalSkill
