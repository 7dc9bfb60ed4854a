# Generated.
from ... import models as _m

HostedEnvironmentFile = _m.HostedEnvironmentFile
HostedEnvironmentFileResourceInline = _m.HostedEnvironmentFileResourceInline
HostedEnvironmentFileID = _m.HostedEnvironmentFileID
