from ... import models as _m

UserLocation = _m.ApproximateLocation
WebSearchPreviewTool = _m.WebSearchPreviewTool
