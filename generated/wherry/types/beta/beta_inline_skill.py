# Generated.
from ... import models as _m

BetaInlineSkill = _m.BetaInlineSkill
BetaInlineSkillSource = _m.BetaInlineSkillSource
