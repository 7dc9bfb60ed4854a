from ...params import HostedPluginParam as HostedPluginParam
from ...params import InlineCapabilitySourceParam as InlineCapabilitySourceParam
