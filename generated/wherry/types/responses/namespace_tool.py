from . import _m

NamespaceTool = _m.NamespaceToolParam
ToolFunction = _m.FunctionToolParam
Tool = _m.FunctionToolParam | _m.CustomToolParam
CustomTool = _m.CustomToolParam
