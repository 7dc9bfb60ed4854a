# Generated.
from ... import models as _m

BetaResponseTextConfig = _m.BetaResponseTextConfig
BetaResponseFormatTextConfig = _m.BetaResponseFormatTextConfig
