from . import _p
from .mcp_transport_param import McpTransportParam as McpTransportParam

AgentToolConfigParamAutomations = _p.AgentToolConfigParamAutomations
AgentToolConfigParamComputerUse = _p.AgentToolConfigParamComputerUse
AgentToolConfigParamFunction = _p.AgentToolConfigParamFunction
AgentToolConfigParamMcp = _p.AgentToolConfigParamMcp
AgentToolConfigParamProgrammaticToolCalling = _p.AgentToolConfigParamProgrammaticToolCalling
AgentToolConfigParamToolSearch = _p.AgentToolConfigParamToolSearch
AgentToolConfigParamWebSearch = _p.AgentToolConfigParamWebSearch
AgentToolConfigParamWebSearchLocation = _p.AgentToolConfigParamWebSearchLocation
AgentToolParam = (
    _p.AgentToolConfigParamFunction
    | _p.AgentToolConfigParamToolSearch
    | _p.AgentToolConfigParamProgrammaticToolCalling
    | _p.AgentToolConfigParamMcp
    | _p.AgentToolConfigParamWebSearch
    | _p.AgentToolConfigParamComputerUse
    | _p.AgentToolConfigParamAutomations
)
