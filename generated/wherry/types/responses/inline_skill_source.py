from . import _m

InlineSkillSource = _m.InlineSkillSourceParam
