from ... import models as _m

OutputTextContent = _m.OutputTextContent
ResponseOutputText = _m.OutputTextContent
