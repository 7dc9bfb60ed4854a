# Generated.
from ... import params as _p

HostedPluginParam = _p.HostedPluginParam
InlineCapabilitySourceParam = _p.InlineCapabilitySourceParam
