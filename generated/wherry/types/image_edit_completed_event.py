from . import _m

ImageEditCompletedEvent = _m.ImageEditCompletedEvent
Usage = _m.ImagesUsage
UsageInputTokensDetails = _m.ImagesUsageInputTokensDetails
