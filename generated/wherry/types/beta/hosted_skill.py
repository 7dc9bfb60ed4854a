# Generated.
from ... import models as _m

HostedSkill = _m.HostedSkill
HostedSkillResourceInline = _m.HostedSkillResourceInline
HostedSkillReference = _m.HostedSkillReference
