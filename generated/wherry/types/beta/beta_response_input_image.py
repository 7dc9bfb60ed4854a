from . import _m
from .beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImage = _m.BetaResponseInputImage
PromptCacheBreakpoint = _m.BetaResponseInputImagePromptCacheBreakpoint
