from . import _m

Content = _m.OutputMessageContent
ResponseOutputMessage = _m.OutputMessage
ResponseOutputRefusal = _m.RefusalContent
ResponseOutputText = _m.OutputTextContent
