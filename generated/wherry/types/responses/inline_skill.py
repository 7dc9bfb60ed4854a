from ... import models as _m

InlineSkill = _m.InlineSkillParam
InlineSkillSource = _m.InlineSkillSourceParam
