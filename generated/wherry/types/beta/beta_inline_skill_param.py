from . import _p

BetaInlineSkillParam = _p.BetaInlineSkill
BetaInlineSkillSourceParam = _p.BetaInlineSkillSource
