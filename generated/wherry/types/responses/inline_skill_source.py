from ... import models as _m

InlineSkillSource = _m.InlineSkillSourceParam
