from . import _p

RealtimeTruncationRetentionRatioParam = _p.RealtimeTruncationRetentionRatio
TokenLimits = _p.RealtimeTruncationRetentionRatioTokenLimits
