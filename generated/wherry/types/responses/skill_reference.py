from . import _m

SkillReference = _m.SkillReferenceParam
