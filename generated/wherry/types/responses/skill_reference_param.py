# Generated.
from ... import params as _p

SkillReferenceParam = _p.SkillReferenceParam
