from ... import models as _m
from ...types.beta import beta_image_detail as _beta_image_detail

BetaResponseInputImageContent = _m.BetaResponseInputImageContent
PromptCacheBreakpoint = _m.BetaResponseInputImageContentPromptCacheBreakpoint
BetaImageDetail = _beta_image_detail.BetaImageDetail
