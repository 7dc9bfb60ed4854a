from . import _p
from .image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _p.ResponseInputImagePromptCacheBreakpoint
ResponseInputImageParam = _p.InputImageContent
