from . import _m

ResponseToolSearchOutputItem = _m.ToolSearchOutput
Tool = _m.Tool
