from . import _m
from .beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImageContent = _m.BetaResponseInputImageContent
PromptCacheBreakpoint = _m.BetaResponseInputImageContentPromptCacheBreakpoint
