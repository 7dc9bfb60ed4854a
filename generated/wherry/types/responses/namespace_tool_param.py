from . import _p

NamespaceToolParam = _p.NamespaceToolParam
ToolFunction = _p.FunctionToolParam
Tool = _p.FunctionToolParam | _p.CustomToolParam
CustomToolParam = _p.CustomToolParam
