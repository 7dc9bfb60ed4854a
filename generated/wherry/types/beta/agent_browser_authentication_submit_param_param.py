# Generated.
from ... import params as _p

AgentBrowserAuthenticationSubmitParamParam = _p.AgentBrowserAuthenticationSubmitParamParam
Field = _p.Field
