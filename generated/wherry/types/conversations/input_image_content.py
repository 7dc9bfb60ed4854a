from . import _m

InputImageContent = _m.InputImageContent
ResponseInputImage = _m.InputImageContent
