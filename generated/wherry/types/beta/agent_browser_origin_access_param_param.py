# Generated.
from ... import params as _p

AgentBrowserOriginAccessParamParam = _p.AgentBrowserOriginAccessParamParam
