from . import _p

ResponseOutputMessageParam = _p.OutputMessage
Content = _p.OutputTextContent | _p.RefusalContent
ResponseOutputRefusalParam = _p.RefusalContent
ResponseOutputTextParam = _p.OutputTextContent
