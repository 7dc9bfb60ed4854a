# Generated.
from ... import params as _p

AgentBrowserAuthenticationCancelParamParam = _p.AgentBrowserAuthenticationCancelParamParam
