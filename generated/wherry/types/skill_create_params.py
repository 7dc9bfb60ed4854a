from . import _p

SkillCreateParams = _p.CreateSkillBody
