from . import _p

ToolFunction = _p.FunctionToolParam
ToolSearchOutputNamespaceToolParam = _p.NamespaceToolParam
Tool = _p.FunctionToolParam | _p.CustomToolParam
CustomToolParam = _p.CustomToolParam
