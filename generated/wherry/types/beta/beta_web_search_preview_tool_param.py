from ... import params as _p

BetaWebSearchPreviewToolParam = _p.BetaWebSearchPreviewTool
UserLocation = _p.BetaWebSearchPreviewToolUserLocation
