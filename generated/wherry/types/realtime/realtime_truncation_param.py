from typing import Literal

from ... import params as _p

__all__ = ["RealtimeTruncationParam", "RealtimeTruncationRetentionRatioParam"]
RealtimeTruncationParam = Literal["auto", "disabled"] | _p.RealtimeTruncationRetentionRatio
RealtimeTruncationRetentionRatioParam = _p.RealtimeTruncationRetentionRatio
