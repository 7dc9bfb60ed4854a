from . import _p

BetaToolSearchToolParam = _p.BetaToolSearchTool
