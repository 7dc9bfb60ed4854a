from ... import params as _p

OutputTextContentParam = _p.OutputTextContent
ResponseOutputTextParam = _p.OutputTextContent
