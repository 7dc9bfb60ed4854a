from . import _p

BetaCustomToolParam = _p.BetaCustomTool
FormatGrammar = _p.BetaCustomToolFormatGrammar
FormatText = _p.BetaCustomToolFormatText
Format = _p.BetaCustomToolFormatText | _p.BetaCustomToolFormatGrammar
