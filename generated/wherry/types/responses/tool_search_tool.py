from ... import models as _m

ToolSearchTool = _m.ToolSearchToolParam
