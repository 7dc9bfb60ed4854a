from ... import models as _m
from ...types.responses.image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _m.ResponseInputImageContentPromptCacheBreakpoint
ResponseInputImageContent = _m.InputImageContentParamAutoParam
