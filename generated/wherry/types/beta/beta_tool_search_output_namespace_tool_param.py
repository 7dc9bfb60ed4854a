from . import _p

BetaToolSearchOutputNamespaceToolParam = _p.BetaNamespaceTool
ToolFunction = _p.BetaNamespaceToolToolFunction
Tool = _p.BetaNamespaceToolToolFunction | _p.BetaCustomTool
BetaCustomToolParam = _p.BetaCustomTool
