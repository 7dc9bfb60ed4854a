from ... import params as _p

BetaToolSearchToolParam = _p.BetaToolSearchTool
