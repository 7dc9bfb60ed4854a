from . import _m

BetaWebSearchPreviewTool = _m.BetaWebSearchPreviewTool
UserLocation = _m.BetaWebSearchPreviewToolUserLocation
