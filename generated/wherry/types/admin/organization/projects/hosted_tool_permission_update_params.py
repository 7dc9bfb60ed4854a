from . import _p

CodeInterpreter = _p.HostedToolPermissionUpdate
FileSearch = _p.HostedToolPermissionUpdate
HostedToolPermissionUpdateParams = _p.ProjectHostedToolPermissionsUpdateRequest
ImageGeneration = _p.HostedToolPermissionUpdate
Mcp = _p.HostedToolPermissionUpdate
WebSearch = _p.HostedToolPermissionUpdate
