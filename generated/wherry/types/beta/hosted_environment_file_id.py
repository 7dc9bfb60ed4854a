# Generated.
from ... import models as _m

HostedEnvironmentFileID = _m.HostedEnvironmentFileID
