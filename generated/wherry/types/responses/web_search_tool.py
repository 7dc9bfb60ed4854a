from . import _m

Filters = _m.WebSearchToolFilters
UserLocation = _m.WebSearchApproximateLocation
WebSearchTool = _m.WebSearchTool
