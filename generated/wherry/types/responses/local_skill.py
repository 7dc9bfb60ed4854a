from . import _m

LocalSkill = _m.LocalSkillParam
