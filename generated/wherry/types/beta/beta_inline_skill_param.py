from ... import params as _p

BetaInlineSkillParam = _p.BetaInlineSkill
BetaInlineSkillSourceParam = _p.BetaInlineSkillSource
