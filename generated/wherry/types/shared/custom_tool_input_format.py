from . import _m

Grammar = _m.CustomGrammarFormatParam
Text = _m.CustomTextFormatParam
CustomToolInputFormat = _m.CustomTextFormatParam | _m.CustomGrammarFormatParam
