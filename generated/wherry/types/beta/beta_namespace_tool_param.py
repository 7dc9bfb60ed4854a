from . import _p

BetaNamespaceToolParam = _p.BetaNamespaceTool
ToolFunction = _p.BetaNamespaceToolToolFunction
Tool = _p.BetaNamespaceToolToolFunction | _p.BetaCustomTool
BetaCustomToolParam = _p.BetaCustomTool
