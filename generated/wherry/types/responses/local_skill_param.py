# Generated.
from ... import params as _p

LocalSkillParam = _p.LocalSkillParam
