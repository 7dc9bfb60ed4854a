from . import _m
from .image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _m.ResponseInputImageContentPromptCacheBreakpoint
ResponseInputImageContent = _m.InputImageContentParamAutoParam
