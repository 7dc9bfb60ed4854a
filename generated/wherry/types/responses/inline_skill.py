from . import _m

InlineSkill = _m.InlineSkillParam
InlineSkillSource = _m.InlineSkillSourceParam
