# Generated.
from ... import models as _m

AgentTool = _m.AgentTool
AgentToolResourceAutomations = _m.AgentToolResourceAutomations
AgentToolResourceComputerUse = _m.AgentToolResourceComputerUse
AgentToolResourceFunction = _m.AgentToolResourceFunction
AgentToolResourceMcp = _m.AgentToolResourceMcp
AgentToolResourceProgrammaticToolCalling = _m.AgentToolResourceProgrammaticToolCalling
AgentToolResourceWebSearch = _m.AgentToolResourceWebSearch
AgentToolResourceWebSearchLocation = _m.AgentToolResourceWebSearchLocation
McpTransport = _m.McpTransport
