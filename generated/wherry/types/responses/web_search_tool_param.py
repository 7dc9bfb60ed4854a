from . import _p

Filters = _p.WebSearchToolFilters
UserLocation = _p.WebSearchApproximateLocation
WebSearchToolParam = _p.WebSearchTool
