# Generated.
from .... import models as _m

EnvironmentInfo = _m.EnvironmentInfo
HostedEnvironmentFile = _m.HostedEnvironmentFile
HostedPlugin = _m.HostedPlugin
HostedSkill = _m.HostedSkill
