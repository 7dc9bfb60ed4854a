from ... import params as _p
from ...types.beta import beta_image_detail as _beta_image_detail

BetaResponseInputImageParam = _p.BetaResponseInputImage
PromptCacheBreakpoint = _p.BetaResponseInputImagePromptCacheBreakpoint
BetaImageDetail = _beta_image_detail.BetaImageDetail
