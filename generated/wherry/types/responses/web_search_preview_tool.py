from . import _m

UserLocation = _m.ApproximateLocation
WebSearchPreviewTool = _m.WebSearchPreviewTool
