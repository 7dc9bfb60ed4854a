from ... import models as _m

LocalSkill = _m.LocalSkillParam
