from . import _m

CodeInterpreter = _m.HostedToolPermission
FileSearch = _m.HostedToolPermission
ImageGeneration = _m.HostedToolPermission
Mcp = _m.HostedToolPermission
ProjectHostedToolPermissions = _m.ProjectHostedToolPermissions
WebSearch = _m.HostedToolPermission
