from .. import params as _p

SkillCreateParams = _p.CreateSkillBody
