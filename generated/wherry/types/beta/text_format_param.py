from . import _p

TextFormatParamJSONSchema = _p.TextFormatResourceJSONSchema
TextFormatParamText = _p.TextFormatResourceText
TextFormatParam = _p.TextFormatResourceText | _p.TextFormatResourceJSONSchema
