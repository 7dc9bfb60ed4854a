from . import _p

UserLocation = _p.ApproximateLocation
WebSearchPreviewToolParam = _p.WebSearchPreviewTool
