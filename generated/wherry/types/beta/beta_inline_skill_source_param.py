from ... import params as _p

BetaInlineSkillSourceParam = _p.BetaInlineSkillSource
