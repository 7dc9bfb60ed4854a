# Generated.
from ... import models as _m

BetaInlineSkillSource = _m.BetaInlineSkillSource
