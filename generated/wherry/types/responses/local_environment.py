from . import _m

LocalEnvironment = _m.LocalEnvironmentParam
LocalSkill = _m.LocalSkillParam
