from . import _m

OutputTextContent = _m.OutputTextContent
ResponseOutputText = _m.OutputTextContent
