from . import _m

InputTextContent = _m.InputTextContent
ResponseInputText = _m.InputTextContent
