from ... import params as _p
from ...types.beta.beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImageParam = _p.BetaResponseInputImage
PromptCacheBreakpoint = _p.BetaResponseInputImagePromptCacheBreakpoint
