from . import _m

TranslationCreateResponse = _m.Translation | _m.TranslationVerbose
Translation = _m.Translation
TranslationVerbose = _m.TranslationVerbose
