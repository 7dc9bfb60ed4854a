from . import _p

BetaLocalEnvironmentParam = _p.BetaLocalEnvironment
BetaLocalSkillParam = _p.BetaLocalSkill
