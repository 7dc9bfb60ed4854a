from ... import params as _p
from ...types.beta import persisted_mcp_transport_param as _persisted_mcp_transport_param

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
PersistedMcpTransportParam = _persisted_mcp_transport_param.PersistedMcpTransportParam
