from . import _p

BetaInlineSkillSourceParam = _p.BetaInlineSkillSource
