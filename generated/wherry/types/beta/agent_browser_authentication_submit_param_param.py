from ...params import AgentBrowserAuthenticationSubmitParamParam as AgentBrowserAuthenticationSubmitParamParam
from ...params import Field as Field
