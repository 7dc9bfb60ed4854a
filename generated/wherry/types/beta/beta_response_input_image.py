from ... import models as _m
from ...types.beta import beta_image_detail as _beta_image_detail

BetaResponseInputImage = _m.BetaResponseInputImage
PromptCacheBreakpoint = _m.BetaResponseInputImagePromptCacheBreakpoint
BetaImageDetail = _beta_image_detail.BetaImageDetail
