from . import _m

ToolFunction = _m.FunctionToolParam
ToolSearchOutputNamespaceTool = _m.NamespaceToolParam
Tool = _m.FunctionToolParam | _m.CustomToolParam
CustomTool = _m.CustomToolParam
