from . import _p

OutputTextContentParam = _p.OutputTextContent
ResponseOutputTextParam = _p.OutputTextContent
