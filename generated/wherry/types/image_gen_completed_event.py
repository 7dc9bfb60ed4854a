from . import _m

ImageGenCompletedEvent = _m.ImageGenCompletedEvent
Usage = _m.ImagesUsage
UsageInputTokensDetails = _m.ImagesUsageInputTokensDetails
