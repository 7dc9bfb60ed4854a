from ... import models as _m

ResponseToolSearchOutputItem = _m.ToolSearchOutput
Tool = _m.Tool
