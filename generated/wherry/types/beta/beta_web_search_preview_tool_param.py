from . import _p

BetaWebSearchPreviewToolParam = _p.BetaWebSearchPreviewTool
UserLocation = _p.BetaWebSearchPreviewToolUserLocation
