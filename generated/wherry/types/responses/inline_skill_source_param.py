# Generated.
from ... import params as _p

InlineSkillSourceParam = _p.InlineSkillSourceParam
