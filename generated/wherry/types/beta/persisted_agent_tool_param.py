from ... import params as _p
from ...types.beta.persisted_mcp_transport_param import PersistedMcpTransportParam as PersistedMcpTransportParam

PersistedAgentToolConfigParamAutomations = _p.PersistedAgentToolResourceAutomations
PersistedAgentToolConfigParamComputerUse = _p.PersistedAgentToolResourceComputerUse
PersistedAgentToolConfigParamFunction = _p.PersistedAgentToolResourceFunction
PersistedAgentToolConfigParamMcp = _p.PersistedAgentToolResourceMcp
PersistedAgentToolConfigParamProgrammaticToolCalling = _p.PersistedAgentToolResourceProgrammaticToolCalling
PersistedAgentToolConfigParamToolSearch = _p.PersistedAgentToolResourceToolSearch
PersistedAgentToolConfigParamWebSearch = _p.PersistedAgentToolResourceWebSearch
PersistedAgentToolConfigParamWebSearchLocation = _p.PersistedAgentToolResourceWebSearchLocation
PersistedAgentToolParam = (
    _p.PersistedAgentToolResourceFunction
    | _p.PersistedAgentToolResourceToolSearch
    | _p.PersistedAgentToolResourceProgrammaticToolCalling
    | _p.PersistedAgentToolResourceMcp
    | _p.PersistedAgentToolResourceWebSearch
    | _p.PersistedAgentToolResourceComputerUse
    | _p.PersistedAgentToolResourceAutomations
)
