from . import _p
from .beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImageParam = _p.BetaResponseInputImage
PromptCacheBreakpoint = _p.BetaResponseInputImagePromptCacheBreakpoint
