from ... import models as _m

Filters = _m.WebSearchToolFilters
UserLocation = _m.WebSearchApproximateLocation
WebSearchTool = _m.WebSearchTool
