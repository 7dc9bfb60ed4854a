from ... import params as _p
from ...types.beta.beta_image_detail import BetaImageDetail as BetaImageDetail

BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
PromptCacheBreakpoint = _p.BetaResponseInputImageContentPromptCacheBreakpoint
