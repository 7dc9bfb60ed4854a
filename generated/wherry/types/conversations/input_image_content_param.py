from ... import params as _p

InputImageContentParam = _p.InputImageContent
ResponseInputImageParam = _p.InputImageContent
