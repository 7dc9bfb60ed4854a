from ... import params as _p

RealtimeTruncationRetentionRatioParam = _p.RealtimeTruncationRetentionRatio
TokenLimits = _p.RealtimeTruncationRetentionRatioTokenLimits
