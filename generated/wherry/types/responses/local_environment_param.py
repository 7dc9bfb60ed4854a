# Generated.
from ... import params as _p

LocalEnvironmentParam = _p.LocalEnvironmentParam
LocalSkillParam = _p.LocalSkillParam
