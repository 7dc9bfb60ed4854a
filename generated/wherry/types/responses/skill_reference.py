from ... import models as _m

SkillReference = _m.SkillReferenceParam
