from . import _m

BetaToolSearchOutputNamespaceTool = _m.BetaNamespaceTool
Tool = _m.BetaNamespaceToolTool
ToolFunction = _m.BetaNamespaceToolToolFunction
BetaCustomTool = _m.BetaCustomTool
