from . import _m

BetaNamespaceTool = _m.BetaNamespaceTool
Tool = _m.BetaNamespaceToolTool
ToolFunction = _m.BetaNamespaceToolToolFunction
BetaCustomTool = _m.BetaCustomTool
