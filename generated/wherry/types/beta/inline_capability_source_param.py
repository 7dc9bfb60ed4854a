# Generated.
from ... import params as _p

InlineCapabilitySourceParam = _p.InlineCapabilitySourceParam
