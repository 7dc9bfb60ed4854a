from . import _p

InputImageContentParam = _p.InputImageContent
ResponseInputImageParam = _p.InputImageContent
