from . import _m

BetaCustomTool = _m.BetaCustomTool
Format = _m.BetaCustomToolFormat
FormatGrammar = _m.BetaCustomToolFormatGrammar
FormatText = _m.BetaCustomToolFormatText
