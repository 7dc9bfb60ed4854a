from ... import params as _p

InputTextContentParam = _p.InputTextContent
ResponseInputTextParam = _p.InputTextContent
