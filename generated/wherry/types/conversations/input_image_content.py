from ... import models as _m

InputImageContent = _m.InputImageContent
ResponseInputImage = _m.InputImageContent
