from . import _m

ImagesResponse = _m.ImagesResponse
SvgUsage = _m.SvgUsage
Usage = _m.ImageGenUsage
UsageInputTokensDetails = _m.ImageGenInputUsageDetails
UsageOutputTokensDetails = _m.ImageGenOutputTokensDetails
Image = _m.Image
