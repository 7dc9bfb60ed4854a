from ...params import InlineCapabilitySourceParam as InlineCapabilitySourceParam
