from ... import params as _p

UserLocation = _p.ApproximateLocation
WebSearchPreviewToolParam = _p.WebSearchPreviewTool
