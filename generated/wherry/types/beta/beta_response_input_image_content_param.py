from ... import params as _p
from ...types.beta import beta_image_detail as _beta_image_detail

BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
PromptCacheBreakpoint = _p.BetaResponseInputImageContentPromptCacheBreakpoint
BetaImageDetail = _beta_image_detail.BetaImageDetail
