# Generated.
from ... import models as _m

HostedPlugin = _m.HostedPlugin
