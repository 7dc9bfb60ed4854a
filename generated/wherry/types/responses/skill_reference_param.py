from ...params import SkillReferenceParam as SkillReferenceParam
