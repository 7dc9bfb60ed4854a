from . import _p

BetaFunctionToolParam = _p.BetaFunctionTool
