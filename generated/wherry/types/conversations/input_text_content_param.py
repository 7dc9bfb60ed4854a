from . import _p

InputTextContentParam = _p.InputTextContent
ResponseInputTextParam = _p.InputTextContent
