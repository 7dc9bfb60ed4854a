from . import _m

RealtimeTruncationRetentionRatio = _m.RealtimeTruncationRetentionRatio
TokenLimits = _m.RealtimeTruncationRetentionRatioTokenLimits
