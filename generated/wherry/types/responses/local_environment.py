from ... import models as _m

LocalEnvironment = _m.LocalEnvironmentParam
LocalSkill = _m.LocalSkillParam
