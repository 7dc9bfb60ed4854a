from . import _m

ToolSearchTool = _m.ToolSearchToolParam
