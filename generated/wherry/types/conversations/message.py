from . import _m

ContentReasoningText = _m.ReasoningTextContent
Message = _m.Message
Content = (
    _m.InputTextContent
    | _m.OutputTextContent
    | _m.TextContent
    | _m.SummaryTextContent
    | _m.ReasoningTextContent
    | _m.RefusalContent
    | _m.InputImageContent
    | _m.ComputerScreenshotContent
    | _m.InputFileContent
)
ComputerScreenshotContent = _m.ComputerScreenshotContent
ResponseInputFile = _m.InputFileContent
ResponseInputImage = _m.InputImageContent
ResponseInputText = _m.InputTextContent
ResponseOutputRefusal = _m.RefusalContent
ResponseOutputText = _m.OutputTextContent
SummaryTextContent = _m.SummaryTextContent
TextContent = _m.TextContent
