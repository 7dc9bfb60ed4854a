from . import _p

Grammar = _p.CustomGrammarFormatParam
Text = _p.CustomTextFormatParam
CustomToolInputFormat = _p.CustomTextFormatParam | _p.CustomGrammarFormatParam
