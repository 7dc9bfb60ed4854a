from ... import params as _p

BetaFunctionToolParam = _p.BetaFunctionTool
