from ... import models as _m

RealtimeTruncationRetentionRatio = _m.RealtimeTruncationRetentionRatio
TokenLimits = _m.RealtimeTruncationRetentionRatioTokenLimits
