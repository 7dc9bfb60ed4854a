# Generated.
from ...types.realtime import realtime_tools_config_union as _realtime_tools_config_union

RealtimeToolsConfig = list[_realtime_tools_config_union.RealtimeToolsConfigUnion]
RealtimeToolsConfigUnion = _realtime_tools_config_union.RealtimeToolsConfigUnion
