from ...params import ResponseFormatText as ResponseFormatText
