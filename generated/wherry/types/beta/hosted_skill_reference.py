# Generated.
from ... import models as _m

HostedSkillReference = _m.HostedSkillReference
