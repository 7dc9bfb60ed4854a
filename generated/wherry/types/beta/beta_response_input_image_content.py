from ... import models as _m
from ...types.beta.beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImageContent = _m.BetaResponseInputImageContent
PromptCacheBreakpoint = _m.BetaResponseInputImageContentPromptCacheBreakpoint
