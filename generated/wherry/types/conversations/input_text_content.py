from ... import models as _m

InputTextContent = _m.InputTextContent
ResponseInputText = _m.InputTextContent
