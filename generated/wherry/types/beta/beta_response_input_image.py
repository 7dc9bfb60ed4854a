from ... import models as _m
from ...types.beta.beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImage = _m.BetaResponseInputImage
PromptCacheBreakpoint = _m.BetaResponseInputImagePromptCacheBreakpoint
