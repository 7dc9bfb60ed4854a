from . import _m

TextFormat = _m.BetaTextFormat
TextFormatResourceJSONSchema = _m.TextFormatResourceJSONSchema
TextFormatResourceText = _m.TextFormatResourceText
