from typing import Literal

from . import _p

RealtimeTruncationParam = Literal["auto", "disabled"] | _p.RealtimeTruncationRetentionRatio
RealtimeTruncationRetentionRatioParam = _p.RealtimeTruncationRetentionRatio
