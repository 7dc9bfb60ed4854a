# Generated.
from ... import params as _p

InlineSkillParam = _p.InlineSkillParam
InlineSkillSourceParam = _p.InlineSkillSourceParam
