from ... import params as _p
from ...types.responses.image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _p.ResponseInputImagePromptCacheBreakpoint
ResponseInputImageParam = _p.InputImageContent
