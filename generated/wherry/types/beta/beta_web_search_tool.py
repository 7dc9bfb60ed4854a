from . import _m

BetaWebSearchTool = _m.BetaWebSearchTool
Filters = _m.BetaWebSearchToolFilters
UserLocation = _m.BetaWebSearchToolUserLocation
