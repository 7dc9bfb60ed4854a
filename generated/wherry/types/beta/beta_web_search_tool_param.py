from . import _p

BetaWebSearchToolParam = _p.BetaWebSearchTool
Filters = _p.BetaWebSearchToolFilters
UserLocation = _p.BetaWebSearchToolUserLocation
