from ... import params as _p

BetaWebSearchToolParam = _p.BetaWebSearchTool
Filters = _p.BetaWebSearchToolFilters
UserLocation = _p.BetaWebSearchToolUserLocation
