from ... import models as _m

BetaWebSearchPreviewTool = _m.BetaWebSearchPreviewTool
UserLocation = _m.BetaWebSearchPreviewToolUserLocation
